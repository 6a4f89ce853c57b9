package org.handpick.learning.measures;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.handpick.core.crop.ImageSize;
import org.handpick.imaging.Pixels;

/** A picture drawn by a test; each change gives another drawing. */
final class Drawing {
    private final ImageSize size;
    private final int[] rgb;

    private Drawing(ImageSize size, int[] rgb) {
        this.size = size;
        this.rgb = rgb;
    }

    static Drawing flat(int width, int height, int colour) {
        int[] rgb = new int[width * height];
        Arrays.fill(rgb, colour);
        return new Drawing(new ImageSize(width, height), rgb);
    }

    /** Soft waves of three colours with many sharp discs on them. */
    static Drawing scene(int width, int height, long seed) {
        Random random = new Random(seed);
        Drawing drawing = flat(width, height, 0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                drawing.rgb[y * width + x] = rgb(
                        120 + 40 * Math.sin(x / 31.0),
                        120 + 30 * Math.sin(y / 23.0),
                        120 + 35 * Math.sin((x + y) / 37.0));
            }
        }
        for (int i = 0; i < 60; i++) {
            int colour = rgb(40 + random.nextInt(170), 40 + random.nextInt(170), 40 + random.nextInt(170));
            drawing = drawing.disc(random.nextInt(width), random.nextInt(height), 4 + random.nextInt(14), colour);
        }
        return drawing;
    }

    Drawing disc(double cx, double cy, double radius, int colour) {
        int[] drawn = rgb.clone();
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                if (Math.hypot(x - cx, y - cy) <= radius) {
                    drawn[y * size.width() + x] = colour;
                }
            }
        }
        return new Drawing(size, drawn);
    }

    /** Every channel of every pixel changed: the operator is given the shift of the channel, 16 for red, and the value. */
    private Drawing each(ChannelChange change) {
        int[] drawn = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            drawn[i] = rgb(
                    change.of(16, rgb[i] >> 16 & 0xFF), change.of(8, rgb[i] >> 8 & 0xFF), change.of(0, rgb[i] & 0xFF));
        }
        return new Drawing(size, drawn);
    }

    Drawing toned(DoubleUnaryOperator curve) {
        return each((shift, value) -> curve.applyAsDouble(value));
    }

    Drawing warmed(double levels) {
        return each((shift, value) -> value + (shift == 16 ? levels : shift == 0 ? -levels : 0));
    }

    Drawing tinted(double levels) {
        return each((shift, value) -> value + (shift == 8 ? levels : 0));
    }

    /** The same noise on all channels of a pixel, so that the luma gets all of it. */
    Drawing noised(double deviation, long seed) {
        Random random = new Random(seed);
        int[] drawn = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            double noise = random.nextGaussian() * deviation;
            drawn[i] = rgb((rgb[i] >> 16 & 0xFF) + noise, (rgb[i] >> 8 & 0xFF) + noise, (rgb[i] & 0xFF) + noise);
        }
        return new Drawing(size, drawn);
    }

    /** The mean of the pixels within a distance in both directions. */
    Drawing blurred(int radius) {
        int[] drawn = new int[rgb.length];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                double red = 0;
                double green = 0;
                double blue = 0;
                int count = 0;
                for (int v = Math.max(0, y - radius); v <= Math.min(size.height() - 1, y + radius); v++) {
                    for (int u = Math.max(0, x - radius); u <= Math.min(size.width() - 1, x + radius); u++) {
                        int pixel = rgb[v * size.width() + u];
                        red += pixel >> 16 & 0xFF;
                        green += pixel >> 8 & 0xFF;
                        blue += pixel & 0xFF;
                        count++;
                    }
                }
                drawn[y * size.width() + x] = rgb(red / count, green / count, blue / count);
            }
        }
        return new Drawing(size, drawn);
    }

    Pixels pixels() {
        Pixels pixels = Pixels.allocate(size);
        for (int i = 0; i < rgb.length; i++) {
            pixels.bytes().set(ValueLayout.JAVA_INT_UNALIGNED, (long) i * Pixels.BYTES, rgb[i]);
        }
        return pixels;
    }

    Measured measured() {
        try (Pixels pixels = pixels()) {
            return Measured.of(pixels);
        }
    }

    double measure(Measure measure) {
        return measured().whole().get(measure);
    }

    private static int rgb(double red, double green, double blue) {
        return channel(red) << 16 | channel(green) << 8 | channel(blue);
    }

    private static int channel(double value) {
        return (int) Math.clamp(Math.round(value), 0L, 255L);
    }

    private interface ChannelChange {
        double of(int shift, int value);
    }
}
