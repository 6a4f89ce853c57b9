/**
 * Paint, brush and canvas of the sample pictures: colours in linear light, noise, shapes with soft edges.
 *
 * <p>The same numbers come out on every machine. Plain arithmetic and {@code Math.sqrt} are exact by the language since
 * Java 17 (JEP 306); {@code Math.sin}, {@code exp} and {@code pow} are not, so {@link java.lang.StrictMath} stands in
 * for them. No font, no Java2D rasteriser and no colour management takes part.
 */
package org.handpick.samples.paint;
