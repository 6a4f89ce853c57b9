/**
 * The scenes of the sample pictures: each paints itself anew for other dice, with one subject that a crop would frame.
 * A part of a photograph is a scene too.
 *
 * <p>A scene paints from far to near on a {@link org.handpick.samples.paint.Canvas} and says where its subject stands.
 */
package org.handpick.samples.scenes;
