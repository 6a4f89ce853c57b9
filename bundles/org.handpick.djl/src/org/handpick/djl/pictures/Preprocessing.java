package org.handpick.djl.pictures;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.imaging.Decode;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.Pixels;
import org.handpick.imaging.UnreadableImage;

/**
 * How a file becomes the picture that a model sees: upright, in sRGB, as large as fits the canvas with its shape, never
 * enlarged, never cut, in the middle, on grey. There is one way, for training, evaluation and suggestion.
 *
 * @param width of the canvas in pixels
 * @param height of the canvas in pixels
 */
public record Preprocessing(int width, int height) {
    private static final int VERSION = 1;
    /** What is around a picture on its canvas. */
    static final byte GREY = (byte) 128;

    /** Names the way: pictures made under another key are other pictures. */
    public String key() {
        return "v" + VERSION + "-" + width + "x" + height;
    }

    /** @throws UnreadableImage when the file cannot be decoded */
    public Picture of(Path file) {
        try (Decoded decoded = new Decode(file, new Fit.Within(width, height)).run(Progress.NONE)) {
            return of(decoded.pixels());
        }
    }

    private Picture of(Pixels pixels) {
        ImageSize size = pixels.size();
        int left = (width - size.width()) / 2;
        int top = (height - size.height()) / 2;
        int plane = width * height;
        byte[] rgb = new byte[3 * plane];
        Arrays.fill(rgb, GREY);
        for (int y = 0; y < size.height(); y++) {
            int to = (top + y) * width + left;
            long from = (long) y * pixels.stride();
            for (int x = 0; x < size.width(); x++, to++, from += Pixels.BYTES) {
                int colour = pixels.bytes().get(ValueLayout.JAVA_INT_UNALIGNED, from);
                rgb[to] = (byte) (colour >> 16);
                rgb[plane + to] = (byte) (colour >> 8);
                rgb[2 * plane + to] = (byte) colour;
            }
        }
        return new Picture(rgb, width, left, top, left + size.width(), top + size.height());
    }
}
