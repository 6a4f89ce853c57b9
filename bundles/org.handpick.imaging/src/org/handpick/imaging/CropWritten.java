package org.handpick.imaging;

import org.handpick.core.crop.ImageSize;

/**
 * A crop that is on disk.
 *
 * @param size of the crop, upright
 * @param fidelity how its pixels relate to those of the source
 */
public record CropWritten(ImageSize size, Fidelity fidelity) {
    /** What became of the pixels. */
    public enum Fidelity {
        /** Sample for sample those of the source. */
        EXACT,
        /** The compressed data of a JPEG as it was, not decoded. */
        LOSSLESS,
        /** A JPEG encoded anew with the quantisation tables of the source. */
        RE_ENCODED
    }
}
