package org.handpick.samples.paint;

import java.util.stream.IntStream;

/** A colour in linear light with the primaries of sRGB; 1 is white, light sources may exceed it. */
public record Colour(double red, double green, double blue) {
    public static final Colour BLACK = new Colour(0, 0, 0);
    public static final Colour WHITE = new Colour(1, 1, 1);

    private static final double[] LINEAR =
            IntStream.range(0, 256).mapToDouble(Colour::linear).toArray();

    /** The colour written {@code 0xRRGGBB} in sRGB. */
    public static Colour of(int rgb) {
        return new Colour(LINEAR[rgb >> 16 & 255], LINEAR[rgb >> 8 & 255], LINEAR[rgb & 255]);
    }

    /** IEC 61966-2-1, decoding. */
    private static double linear(int code) {
        double encoded = code / 255.0;
        return encoded <= 0.04045 ? encoded / 12.92 : StrictMath.pow((encoded + 0.055) / 1.055, 2.4);
    }

    /** From this colour at 0 to {@code other} at 1; beyond that it stays. */
    public Colour mix(Colour other, double share) {
        double t = Curve.clamp(share);
        return new Colour(
                red + (other.red - red) * t, green + (other.green - green) * t, blue + (other.blue - blue) * t);
    }

    public Colour times(double factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    /** Seen through a filter of that colour. */
    public Colour times(Colour filter) {
        return new Colour(red * filter.red, green * filter.green, blue * filter.blue);
    }

    /** Lit by so much more. */
    public Colour plus(Colour light) {
        return new Colour(red + light.red, green + light.green, blue + light.blue);
    }

    /** 0 is grey, 1 leaves it as it is, more makes it vivid. */
    public Colour saturated(double factor) {
        double grey = luminance();
        return new Colour(
                Math.max(0, grey + (red - grey) * factor),
                Math.max(0, grey + (green - grey) * factor),
                Math.max(0, grey + (blue - grey) * factor));
    }

    public double luminance() {
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
}
