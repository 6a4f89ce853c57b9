package org.handpick.samples.paint;

/**
 * Smooth chance over the plane: gradient noise (Perlin, "Improving Noise", 2002) and sums of it.
 *
 * <p>Values lie in about [-1, 1] with a mean of 0. One unit of x or y is the size of the largest feature.
 */
public final class Noise {
    private static final int DIRECTIONS = 32;
    private static final double[] COS = new double[DIRECTIONS];
    private static final double[] SIN = new double[DIRECTIONS];

    static {
        for (int i = 0; i < DIRECTIONS; i++) {
            COS[i] = Curve.cosine((double) i / DIRECTIONS);
            SIN[i] = Curve.sine((double) i / DIRECTIONS);
        }
    }

    private final int seed;

    public Noise(long seed) {
        this.seed = (int) (seed ^ seed >>> 32);
    }

    public double at(double x, double y) {
        int column = floor(x);
        int row = floor(y);
        double u = x - column;
        double v = y - row;
        double easedU = u * u * u * (u * (u * 6 - 15) + 10);
        double easedV = v * v * v * (v * (v * 6 - 15) + 10);
        double top = Curve.mix(slope(column, row, u, v), slope(column + 1, row, u - 1, v), easedU);
        double bottom = Curve.mix(slope(column, row + 1, u, v - 1), slope(column + 1, row + 1, u - 1, v - 1), easedU);
        return 1.5 * Curve.mix(top, bottom, easedV);
    }

    private static int floor(double value) {
        int whole = (int) value;
        return value < whole ? whole - 1 : whole;
    }

    private double slope(int column, int row, double dx, double dy) {
        int direction = hash(column, row) & DIRECTIONS - 1;
        return COS[direction] * dx + SIN[direction] * dy;
    }

    private int hash(int column, int row) {
        int h = seed + column * 0x27d4eb2d + row * 0x165667b1;
        h = (h ^ h >>> 15) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }

    /** An even chance in [0, 1) for each whole cell of the plane. */
    public double cell(double x, double y) {
        return (hash(floor(x), floor(y)) >>> 8) / (double) (1 << 24);
    }

    /** Clouds: {@code octaves} sizes at once, each half as large and half as strong as the one before. */
    public double clouds(double x, double y, int octaves) {
        double sum = 0;
        double strength = 0.5;
        double fineX = x;
        double fineY = y;
        for (int i = 0; i < octaves; i++) {
            sum += strength * at(fineX, fineY);
            strength /= 2;
            // turned a little each time, else the lattice shows
            double turned = 1.62 * fineX - 1.18 * fineY + 17.3;
            fineY = 1.18 * fineX + 1.62 * fineY + 9.1;
            fineX = turned;
        }
        return sum;
    }

    /** Rock: as clouds, but folded into sharp crests. In [0, 1], 1 on a crest. */
    public double crests(double x, double y, int octaves) {
        double sum = 0;
        double strength = 0.5;
        double fineX = x;
        double fineY = y;
        double before = 1;
        for (int i = 0; i < octaves; i++) {
            double crest = 1 - Math.abs(at(fineX, fineY));
            crest *= crest * before;
            sum += strength * crest;
            before = Curve.clamp(crest);
            strength /= 2;
            fineX = fineX * 2.03 + 5.7;
            fineY = fineY * 2.03 + 3.1;
        }
        return sum;
    }
}
