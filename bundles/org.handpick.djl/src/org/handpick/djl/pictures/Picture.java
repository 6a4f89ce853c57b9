package org.handpick.djl.pictures;

import java.util.Arrays;
import org.handpick.core.crop.CropBox;

/**
 * A picture on its canvas.
 *
 * @param rgb all red, then all green, then all blue, each row after row from the top; not copied
 * @param width of the canvas in pixels
 * @param left where the picture begins on the canvas, in pixels, and so {@code top}, {@code right} and {@code bottom}
 */
public record Picture(byte[] rgb, int width, int left, int top, int right, int bottom) {
    /** Where it stands on its canvas: left, top, right and bottom in [0, 1]. */
    public float[] frame() {
        float height = rgb.length / 3f / width;
        return new float[] {(float) left / width, top / height, (float) right / width, bottom / height};
    }

    /** The same picture in a mirror. */
    public Picture mirrored() {
        byte[] mirrored = new byte[rgb.length];
        for (int row = 0; row < rgb.length; row += width) {
            for (int x = 0; x < width; x++) {
                mirrored[row + x] = rgb[row + width - 1 - x];
            }
        }
        return new Picture(mirrored, width, width - right, top, width - left, bottom);
    }

    /** The same picture in other light; what is around it on the canvas stays as it is. */
    public Picture in(Light light) {
        if (light.equals(Light.AS_TAKEN)) {
            return this;
        }
        byte[] lit = rgb.clone();
        int plane = rgb.length / 3;
        double[] times = {light.red(), light.green(), light.blue()};
        for (int colour = 0; colour < times.length; colour++) {
            byte[] values = Light.values(times[colour]);
            for (int y = top; y < bottom; y++) {
                int row = colour * plane + y * width;
                for (int x = row + left; x < row + right; x++) {
                    lit[x] = values[rgb[x] & 0xFF];
                }
            }
        }
        return new Picture(lit, width, left, top, right, bottom);
    }

    /** A part of the picture as large as the whole was, as if it had been taken with that frame. */
    public Picture part(CropBox part) {
        byte[] enlarged = new byte[rgb.length];
        Arrays.fill(enlarged, Preprocessing.GREY);
        int plane = rgb.length / 3;
        for (int y = top; y < bottom; y++) {
            double fromY = top + (part.top() + part.height() * (y - top + 0.5) / (bottom - top)) * (bottom - top) - 0.5;
            for (int x = left; x < right; x++) {
                double fromX =
                        left + (part.left() + part.width() * (x - left + 0.5) / (right - left)) * (right - left) - 0.5;
                for (int colour = 0; colour < 3; colour++) {
                    enlarged[colour * plane + y * width + x] = between(colour * plane, fromX, fromY);
                }
            }
        }
        return new Picture(enlarged, width, left, top, right, bottom);
    }

    /** The colour between four pixels, each counting by how near it is. */
    private byte between(int plane, double x, double y) {
        int x1 = Math.clamp((int) Math.floor(x), left, right - 1);
        int y1 = Math.clamp((int) Math.floor(y), top, bottom - 1);
        int x2 = Math.min(x1 + 1, right - 1);
        int y2 = Math.min(y1 + 1, bottom - 1);
        double across = Math.clamp(x - x1, 0, 1);
        double down = Math.clamp(y - y1, 0, 1);
        double above = at(plane, x1, y1) * (1 - across) + at(plane, x2, y1) * across;
        double below = at(plane, x1, y2) * (1 - across) + at(plane, x2, y2) * across;
        return (byte) Math.round(above * (1 - down) + below * down);
    }

    private int at(int plane, int x, int y) {
        return rgb[plane + y * width + x] & 0xFF;
    }
}
