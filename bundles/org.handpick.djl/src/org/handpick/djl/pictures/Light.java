package org.handpick.djl.pictures;

/**
 * Other light than that in which a picture was taken.
 *
 * @param red how many times as much red light there is, and so {@code green} and {@code blue}
 */
public record Light(double red, double green, double blue) {
    public static final Light AS_TAKEN = new Light(1, 1, 1);

    /** Nearly how a value of sRGB stands for light (IEC 61966-2-1), which is near enough for what only has to vary. */
    private static final double GAMMA = 2.2;

    private static final int WHITE = 255;

    /** What each value of a colour becomes with so many times as much light. */
    static byte[] values(double times) {
        double factor = Math.pow(times, 1 / GAMMA);
        byte[] values = new byte[WHITE + 1];
        for (int value = 0; value <= WHITE; value++) {
            values[value] = (byte) Math.min(WHITE, Math.round(value * factor));
        }
        return values;
    }
}
