package org.handpick.samples.paint;

/** The few curves every scene is drawn with. */
public final class Curve {
    private Curve() {}

    /** {@code value} held in [0, 1]. */
    public static double clamp(double value) {
        return value < 0 ? 0 : value > 1 ? 1 : value;
    }

    public static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /** 0 at {@code from}, 1 at {@code to}, straight between and held outside; {@code from} may be the greater. */
    public static double ramp(double from, double to, double value) {
        return clamp((value - from) / (to - from));
    }

    /** As {@link #ramp}, eased at both ends. */
    public static double ease(double from, double to, double value) {
        double t = ramp(from, to, value);
        return t * t * (3 - 2 * t);
    }

    /** A bell: 1 at distance 0, a quarter at {@code radius}, then a long tail, as light has around a lamp in mist. */
    public static double glow(double distance, double radius) {
        double t = distance / radius;
        double fall = 1 / (1 + t * t);
        return fall * fall;
    }

    /** Sine of {@code turns} whole turns, the same on every machine. */
    public static double sine(double turns) {
        return StrictMath.sin(turns * 2 * StrictMath.PI);
    }

    /** Cosine of {@code turns} whole turns. */
    public static double cosine(double turns) {
        return StrictMath.cos(turns * 2 * StrictMath.PI);
    }

    public static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }
}
