package org.handpick.learning.measures;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.handpick.imaging.Pixels;

/** A picture in the Java heap: the pixels as 0x__RRGGBB, and their luma in [0, 1], row after row. */
record Planes(int width, int height, int[] rgb, float[] luma) {
    /** One of the 255 steps of a channel. */
    static final float LEVEL = 1 / 255f;

    static Planes of(Pixels pixels) {
        int width = pixels.size().width();
        int height = pixels.size().height();
        int[] rgb = new int[width * height];
        MemorySegment.copy(pixels.bytes(), ValueLayout.JAVA_INT_UNALIGNED, 0, rgb, 0, rgb.length);
        float[] luma = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = rgb[i];
            luma[i] = (0.299f * (pixel >> 16 & 0xFF) + 0.587f * (pixel >> 8 & 0xFF) + 0.114f * (pixel & 0xFF)) * LEVEL;
        }
        return new Planes(width, height, rgb, luma);
    }
}
