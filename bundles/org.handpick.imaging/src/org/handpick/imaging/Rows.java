package org.handpick.imaging;

/** Rows of samples made into rows of {@link Pixels}. */
final class Rows {
    /** What shows through where a picture is transparent. */
    private static final int NEUTRAL = 0xC0;

    private static final int OPAQUE = 255;

    private Rows() {}

    /** Red, green, blue and, with four channels, alpha, packed as 0x00RRGGBB on a neutral ground. */
    static void pack(byte[] samples, int channels, int[] packed) {
        if (channels == 3) {
            for (int x = 0, at = 0; x < packed.length; x++, at += 3) {
                packed[x] = (samples[at] & 0xFF) << 16 | (samples[at + 1] & 0xFF) << 8 | samples[at + 2] & 0xFF;
            }
            return;
        }
        for (int x = 0, at = 0; x < packed.length; x++, at += 4) {
            int alpha = samples[at + 3] & 0xFF;
            packed[x] = over(samples[at] & 0xFF, alpha) << 16
                    | over(samples[at + 1] & 0xFF, alpha) << 8
                    | over(samples[at + 2] & 0xFF, alpha);
        }
    }

    /** A pixel 0xAARRGGBB, not premultiplied, on the neutral ground. */
    static int flatten(int argb) {
        int alpha = argb >>> 24;
        return alpha == OPAQUE
                ? argb & 0xFFFFFF
                : over(argb >> 16 & 0xFF, alpha) << 16 | over(argb >> 8 & 0xFF, alpha) << 8 | over(argb & 0xFF, alpha);
    }

    private static int over(int sample, int alpha) {
        return (sample * alpha + NEUTRAL * (OPAQUE - alpha) + OPAQUE / 2) / OPAQUE;
    }
}
