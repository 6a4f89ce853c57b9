package org.handpick.learning.measures;

import java.util.Arrays;
import org.handpick.core.crop.ImageSize;
import org.handpick.imaging.Fit;
import org.handpick.imaging.Pixels;

/**
 * Where a picture draws the eye: shares that add up to 1, over a reduced picture.
 *
 * <p>The image signature of Hou, Harel and Koch, Image Signature: Highlighting Sparse Salient Regions, PAMI 34(1), 2012: the
 * sign of the cosine transform of each colour, transformed back, squared and blurred. It stands here for the spectral residual
 * of Hou and Zhang (2007), because a cosine transform sees no false edge where left and right, or top and bottom, would meet.
 */
record Salience(int width, int height, double[] shares) {
    private static final int LONGER_EDGE = 64;
    private static final double BLUR = 0.045; // standard deviation in widths, as in the paper
    private static final double ZERO = 1e-6; // below it a coefficient is an error of rounding and has no sign
    private static final double BORDER = 1.0 / 16;
    private static final int CHANNELS = 3;

    static Salience of(Pixels pixels) {
        try (Pixels small = pixels.scaledTo(new Fit.Within(LONGER_EDGE, LONGER_EDGE).of(pixels.size()))) {
            ImageSize size = small.size();
            double[] seen = new double[size.width() * size.height()];
            double[][] acrossBasis = cosines(size.width());
            double[][] downBasis = cosines(size.height());
            for (int channel = 0; channel < CHANNELS; channel++) {
                double[][] signs = transform(downBasis, plane(small, channel), transposed(acrossBasis));
                takeSigns(signs);
                double[][] foreground = transform(transposed(downBasis), signs, acrossBasis);
                for (int at = 0; at < seen.length; at++) {
                    double value = foreground[at / size.width()][at % size.width()];
                    seen[at] += value * value;
                }
            }
            return new Salience(size.width(), size.height(), blurred(seen, size));
        }
    }

    private static double[][] plane(Pixels pixels, int channel) {
        double[][] plane = new double[pixels.size().height()][pixels.size().width()];
        for (int y = 0; y < plane.length; y++) {
            for (int x = 0; x < plane[y].length; x++) {
                plane[y][x] = (pixels.rgb(x, y) >> channel * Byte.SIZE & 0xFF) * (double) Planes.LEVEL;
            }
        }
        return plane;
    }

    /** The orthonormal basis of the cosine transform, a row for each frequency. */
    private static double[][] cosines(int length) {
        double[][] basis = new double[length][length];
        for (int k = 0; k < length; k++) {
            double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / length);
            for (int i = 0; i < length; i++) {
                basis[k][i] = scale * Math.cos(Math.PI * (i + 0.5) * k / length);
            }
        }
        return basis;
    }

    private static double[][] transform(double[][] left, double[][] middle, double[][] right) {
        return product(product(left, middle), right);
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] result = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            double[] row = result[i];
            for (int k = 0; k < b.length; k++) {
                double factor = a[i][k];
                double[] other = b[k];
                for (int j = 0; j < row.length; j++) {
                    row[j] += factor * other[j];
                }
            }
        }
        return result;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] result = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                result[j][i] = matrix[i][j];
            }
        }
        return result;
    }

    private static void takeSigns(double[][] coefficients) {
        for (double[] row : coefficients) {
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.abs(row[i]) < ZERO ? 0 : Math.signum(row[i]);
            }
        }
    }

    private static double[] blurred(double[] seen, ImageSize size) {
        double deviation = Math.max(BLUR * size.width(), Double.MIN_NORMAL);
        double[][] map = new double[size.height()][];
        for (int y = 0; y < map.length; y++) {
            map[y] = Arrays.copyOfRange(seen, y * size.width(), (y + 1) * size.width());
        }
        double[][] blurred =
                transform(transposed(weights(size.height(), deviation)), map, weights(size.width(), deviation));
        double sum = 0;
        for (double[] row : blurred) {
            for (double value : row) {
                sum += value;
            }
        }
        double[] shares = new double[seen.length];
        for (int at = 0; at < shares.length; at++) {
            // A black picture has no matter at all; then it is everywhere, as in any other flat picture.
            shares[at] = sum > 0 ? blurred[at / size.width()][at % size.width()] / sum : 1.0 / shares.length;
        }
        return shares;
    }

    /**
     * How much of each pixel goes to each other. What would go past an edge is reflected there, so that a flat map stays flat
     * and nothing is lost.
     */
    private static double[][] weights(int length, double deviation) {
        double[][] weights = new double[length][length];
        for (int from = 0; from < length; from++) {
            double sum = 0;
            for (int to = 0; to < length; to++) {
                weights[from][to] = bell((to - from) / deviation)
                        + bell((to + from + 1) / deviation)
                        + bell((2 * length - to - from - 1) / deviation);
                sum += weights[from][to];
            }
            for (int to = 0; to < length; to++) {
                weights[from][to] /= sum;
            }
        }
        return weights;
    }

    private static double bell(double distance) {
        return Math.exp(-distance * distance / 2);
    }

    double centreX() {
        double x = 0;
        for (int at = 0; at < shares.length; at++) {
            x += shares[at] * x(at);
        }
        return x;
    }

    double centreY() {
        double y = 0;
        for (int at = 0; at < shares.length; at++) {
            y += shares[at] * y(at);
        }
        return y;
    }

    double spread() {
        double centreX = centreX();
        double centreY = centreY();
        double squares = 0;
        for (int at = 0; at < shares.length; at++) {
            double dx = x(at) - centreX;
            double dy = y(at) - centreY;
            squares += shares[at] * (dx * dx + dy * dy);
        }
        return Math.sqrt(squares);
    }

    /** The share near an edge of the picture. */
    double cut() {
        double sum = 0;
        for (int at = 0; at < shares.length; at++) {
            double nearest = Math.min(Math.min(x(at), 1 - x(at)), Math.min(y(at), 1 - y(at)));
            sum += nearest < BORDER ? shares[at] : 0;
        }
        return Math.min(sum, 1);
    }

    /** How many times its part of the salient matter each cell has, row after row. */
    double[] cells(int side) {
        double[] sums = new double[side * side];
        int[] counts = new int[side * side];
        for (int at = 0; at < shares.length; at++) {
            int cell = (int) (y(at) * side) * side + (int) (x(at) * side);
            sums[cell] += shares[at];
            counts[cell]++;
        }
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = counts[cell] == 0 ? 0 : sums[cell] * shares.length / counts[cell];
        }
        return sums;
    }

    private double x(int at) {
        return (at % width + 0.5) / width;
    }

    private double y(int at) {
        return (at / width + 0.5) / height;
    }
}
