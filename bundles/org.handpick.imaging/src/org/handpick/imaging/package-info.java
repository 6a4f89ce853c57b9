/**
 * Image files: what they are, their pixels upright and in sRGB, thumbnails, and crops that keep every metadata.
 *
 * <p>Decoding goes through native libraries where the system has them (libturbojpeg, libspng, libwebp) and through
 * ImageIO with TwelveMonkeys where it has not. Pixels live outside the Java heap; whoever made them closes them.
 */
package org.handpick.imaging;
