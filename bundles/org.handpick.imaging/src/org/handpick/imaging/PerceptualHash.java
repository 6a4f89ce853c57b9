package org.handpick.imaging;

import java.util.Arrays;
import java.util.Optional;
import org.handpick.core.crop.ImageSize;

/**
 * What a picture looks like in 64 bits: pictures that look alike have hashes that differ in few of them.
 *
 * <p>The picture is scaled to 32 x 32 greys and transformed by the discrete cosine transform. Of the lowest frequencies,
 * without those that are constant in a direction, each of 8 x 8 gives a bit: whether it is above their median (C. Zauner,
 * "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010, section 3.2.1). Scaling, compression and a slight
 * blur hardly touch these frequencies; turning and mirroring do.
 *
 * @param bits from the lowest frequency in the highest bit on, row after row
 */
public record PerceptualHash(long bits) {
    /**
     * Up to so many bits of difference two pictures count as alike.
     *
     * <p>Measured on 96 drawn sets of twelve kinds of scenes: JPEG at a quality of 30 to 90, scaling to a third or to double size
     * and a blur over five pixels moved a hash by 0 to 4 bits. Images of two kinds of scenes were 16 bits or more apart, most of them
     * 26 to 38. Two drawings of one kind, as of a planet in the same place, can be as near as 2.
     */
    public static final int NEAR = 6;

    private static final int SIDE = 32;
    private static final int BAND = 8;
    /** The spread of those frequencies, in steps of 255, under which a picture has no structure that a hash could tell. */
    private static final double FLAT = 1.0;

    private static final double[][] COSINES = cosines();

    /** The hash of a picture; empty where it is so flat that its bits would be noise. The caller closes the pixels. */
    public static Optional<PerceptualHash> of(Pixels picture) {
        double[][] band = band(greys(picture));
        double energy = 0;
        double[] values = new double[BAND * BAND];
        for (int row = 0; row < BAND; row++) {
            for (int column = 0; column < BAND; column++) {
                double value = band[row][column];
                values[row * BAND + column] = value;
                energy += value * value;
            }
        }
        if (Math.sqrt(energy) / SIDE < FLAT) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        long bits = 0;
        for (double value : values) {
            bits = bits << 1 | (value > median ? 1 : 0);
        }
        return Optional.of(new PerceptualHash(bits));
    }

    /** In how many of the 64 bits two hashes differ. */
    public int distance(PerceptualHash other) {
        return Long.bitCount(bits ^ other.bits);
    }

    private static double[][] greys(Pixels picture) {
        try (Pixels small = picture.scaledTo(new ImageSize(SIDE, SIDE))) {
            double[][] greys = new double[SIDE][SIDE];
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    int rgb = small.rgb(x, y);
                    // the weights of ITU-R BT.601
                    greys[y][x] = 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
                }
            }
            return greys;
        }
    }

    /** The frequencies 1 to 8 in both directions: cosines times greys times cosines transposed. */
    private static double[][] band(double[][] greys) {
        double[][] rows = new double[BAND][SIDE];
        for (int v = 0; v < BAND; v++) {
            for (int x = 0; x < SIDE; x++) {
                for (int y = 0; y < SIDE; y++) {
                    rows[v][x] += COSINES[v][y] * greys[y][x];
                }
            }
        }
        double[][] band = new double[BAND][BAND];
        for (int v = 0; v < BAND; v++) {
            for (int u = 0; u < BAND; u++) {
                for (int x = 0; x < SIDE; x++) {
                    band[v][u] += COSINES[u][x] * rows[v][x];
                }
            }
        }
        return band;
    }

    /** Rows 1 to 8 of the orthonormal transform of 32 values. StrictMath, so that every machine gives the same bits. */
    private static double[][] cosines() {
        double[][] cosines = new double[BAND][SIDE];
        for (int k = 0; k < BAND; k++) {
            for (int i = 0; i < SIDE; i++) {
                cosines[k][i] =
                        StrictMath.sqrt(2.0 / SIDE) * StrictMath.cos(Math.PI * (k + 1) * (2 * i + 1) / (2.0 * SIDE));
            }
        }
        return cosines;
    }
}
