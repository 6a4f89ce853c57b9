package org.handpick.learning.measures;

import java.util.Arrays;
import java.util.List;

/** Sums over the pixels of a cell, or of several cells together, and the measures that follow from them. */
final class Tally {
    /** What a tally can tell, in the order of {@link #values}. */
    static final List<Measure> MEASURED = List.of(
            Measure.SHARPNESS,
            Measure.BRIGHTNESS,
            Measure.SHADOWS,
            Measure.HIGHLIGHTS,
            Measure.BLACK_POINT,
            Measure.WHITE_POINT,
            Measure.CONTRAST,
            Measure.NOISE,
            Measure.COLOURFULNESS,
            Measure.WARMTH,
            Measure.TINT,
            Measure.EDGE_DENSITY);

    private static final float DARK = 0.02f;
    private static final float BRIGHT = 0.98f;
    /** The square of the least gradient of an edge, 0.05 a pixel, times the 8 by which Sobel's kernels exaggerate. */
    private static final float EDGE = 0.4f * 0.4f;

    /** Luma is counted in as many steps as a channel has. */
    private static final int LEVELS = 256;

    /** The share of the pixels that are darker than the black point, and brighter than the white point. */
    private static final double EXTREME = 0.01;

    private static final double MEAN_SHARE = 0.3; // of the mean in M3 of Hasler and Süsstrunk

    private final long[] levels = new long[LEVELS];
    private long pixels;
    private long dark;
    private long bright;
    private double luma;
    private double lumaSquares;
    private double redGreen;
    private double redGreenSquares;
    private double yellowBlue;
    private double yellowBlueSquares;
    private double redBlue;
    private double green;
    private long inner;
    private long edges;
    private double laplacian;
    private double laplacianSquares;
    private double noise;

    /** Adds the colours and the luma of a run of pixels in a row. */
    void tones(Planes planes, int row, int from, int to) {
        int start = row * planes.width();
        float sum = 0;
        float squares = 0;
        float rg = 0;
        float rgSquares = 0;
        float yb = 0;
        float ybSquares = 0;
        float rb = 0;
        float g = 0;
        for (int at = start + from; at < start + to; at++) {
            int pixel = planes.rgb()[at];
            float r = (pixel >> 16 & 0xFF) * Planes.LEVEL;
            float middle = (pixel >> 8 & 0xFF) * Planes.LEVEL;
            float b = (pixel & 0xFF) * Planes.LEVEL;
            float y = planes.luma()[at];
            float difference = r - middle;
            float opposed = (r + middle) / 2 - b;
            sum += y;
            squares += y * y;
            rg += difference;
            rgSquares += difference * difference;
            yb += opposed;
            ybSquares += opposed * opposed;
            rb += r - b;
            g += middle - (r + b) / 2;
            dark += y <= DARK ? 1 : 0;
            bright += y >= BRIGHT ? 1 : 0;
            levels[Math.round(y * (LEVELS - 1))]++;
        }
        pixels += Math.max(0, to - from);
        luma += sum;
        lumaSquares += squares;
        redGreen += rg;
        redGreenSquares += rgSquares;
        yellowBlue += yb;
        yellowBlueSquares += ybSquares;
        redBlue += rb;
        green += g;
    }

    /** Adds what the neighbourhoods of a run of pixels tell; none of them lies at the edge of the picture. */
    void details(Planes planes, int row, int from, int to) {
        float[] y = planes.luma();
        int width = planes.width();
        float sum = 0;
        float squares = 0;
        float absolute = 0;
        for (int x = from; x < to; x++) {
            int at = row * width + x;
            float nw = y[at - width - 1];
            float n = y[at - width];
            float ne = y[at - width + 1];
            float w = y[at - 1];
            float centre = y[at];
            float e = y[at + 1];
            float sw = y[at + width - 1];
            float s = y[at + width];
            float se = y[at + width + 1];
            float cross = n + w + e + s;
            float corners = nw + ne + sw + se;
            float bend = cross - 4 * centre;
            sum += bend;
            squares += bend * bend;
            absolute += Math.abs(corners - 2 * cross + 4 * centre);
            float across = ne + 2 * e + se - nw - 2 * w - sw;
            float down = sw + 2 * s + se - nw - 2 * n - ne;
            edges += across * across + down * down >= EDGE ? 1 : 0;
        }
        inner += Math.max(0, to - from);
        laplacian += sum;
        laplacianSquares += squares;
        noise += absolute;
    }

    void add(Tally other) {
        Arrays.setAll(levels, level -> levels[level] + other.levels[level]);
        pixels += other.pixels;
        dark += other.dark;
        bright += other.bright;
        luma += other.luma;
        lumaSquares += other.lumaSquares;
        redGreen += other.redGreen;
        redGreenSquares += other.redGreenSquares;
        yellowBlue += other.yellowBlue;
        yellowBlueSquares += other.yellowBlueSquares;
        redBlue += other.redBlue;
        green += other.green;
        inner += other.inner;
        edges += other.edges;
        laplacian += other.laplacian;
        laplacianSquares += other.laplacianSquares;
        noise += other.noise;
    }

    /** The measures of {@link #MEASURED}; 0 where there was no pixel. */
    double[] values() {
        double all = Math.max(1, pixels);
        double within = Math.max(1, inner);
        double opponents = Math.hypot(redGreen, yellowBlue) / all;
        double opponentDeviation =
                Math.hypot(deviation(redGreen, redGreenSquares, all), deviation(yellowBlue, yellowBlueSquares, all));
        return new double[] {
            deviation(laplacian, laplacianSquares, within),
            luma / all,
            dark / all,
            bright / all,
            point(EXTREME),
            point(1 - EXTREME),
            deviation(luma, lumaSquares, all),
            Math.sqrt(Math.PI / 2) / 6 * noise / within,
            opponentDeviation + MEAN_SHARE * opponents,
            redBlue / all,
            green / all,
            edges / within
        };
    }

    /** The least luma that this share of the pixels does not exceed. */
    private double point(double share) {
        long wanted = (long) Math.ceil(share * pixels);
        int level = 0;
        for (long passed = levels[0]; passed < wanted; passed += levels[level]) {
            level++;
        }
        return (double) level / (LEVELS - 1);
    }

    private static double deviation(double sum, double squares, double count) {
        double mean = sum / count;
        return Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
}
