package org.handpick.learning.runs;

/**
 * The epoch of a training that is kept, of those so far: the last that is as good as the best of them but for chance. The rate falls to the
 * end, so of equals the later ones have settled more, and of few sets one is lucky early on.
 *
 * @param value of the best
 * @param error by how much chance alone makes that value higher or lower: its standard error, 0 where it was not measured
 * @param epoch the one that is kept, from 1; 0 before there is one
 */
public record BestEpoch(double value, double error, int epoch) {
    public static final BestEpoch NONE = new BestEpoch(0, 0, 0);

    /** After one more epoch. @param next its value, which may be no number, and {@code chance} the standard error of that */
    public BestEpoch after(int later, double next, double chance, Goal goal) {
        if (epoch == 0 ? !Double.isNaN(next) : goal.isBetter(next, value)) {
            return new BestEpoch(next, chance, later);
        }
        boolean isAsGood = error > 0 && Math.abs(next - value) <= error;
        return isAsGood ? new BestEpoch(value, error, later) : this;
    }
}
