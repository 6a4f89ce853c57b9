package org.handpick.learning.curves;

/**
 * A named line of points. A point whose x or y is not finite is drawn as a gap.
 *
 * <p>The arrays are not copied, since they may hold a million points: who hands them over changes them no more, and who gets
 * them only reads.
 *
 * @param x as many as {@code y}, each not less than the one before it
 */
public record Curve(String name, double[] x, double[] y) {
    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException(name + ": " + x.length + " x and " + y.length + " y");
        }
    }

    public int size() {
        return x.length;
    }

    /** True where the point can be drawn. */
    public boolean isDrawn(int index) {
        return Double.isFinite(x[index]) && Double.isFinite(y[index]);
    }

    /** The same points with {@link Ema smoothed} y. @param weight in [0, 1], 0 for as they are */
    public Curve smoothed(double weight) {
        return new Curve(name, x, Ema.smooth(y, weight));
    }

    /** At most {@code points} of these points, chosen by {@link Lttb}. */
    public Curve thinned(int points) {
        if (points >= x.length) {
            return this;
        }
        int[] chosen = Lttb.choose(x, y, points);
        double[] fewerX = new double[chosen.length];
        double[] fewerY = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            fewerX[i] = x[chosen[i]];
            fewerY[i] = y[chosen[i]];
        }
        return new Curve(name, fewerX, fewerY);
    }
}
