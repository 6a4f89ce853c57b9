package org.handpick.workbench;

/** How likely something is that nobody can know, in words. No model is ever wholly sure. */
public final class Certainty {
    private static final double PERCENT = 100;
    private static final int MOST = 99;

    private Certainty() {}

    /** {@code 70 %}; {@code over 99 %} and {@code under 1 %} where rounding would say all or nothing. @param probability in [0, 1] */
    public static String words(double probability) {
        long percent = Math.round(probability * PERCENT);
        if (percent > MOST) {
            return "over " + MOST + " %";
        }
        return percent < 1 ? "under 1 %" : percent + " %";
    }
}
