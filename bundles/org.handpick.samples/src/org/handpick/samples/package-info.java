/**
 * Draws libraries of image sets whose right answers are known: for the demo, for tests, and large ones for benchmarks.
 *
 * <p>The same plan gives the same pictures: every pixel is computed here in IEEE arithmetic, and nothing is left to fonts or
 * to the anti-aliasing of a platform. Parts of photographs are as their decoder gives them.
 */
package org.handpick.samples;
