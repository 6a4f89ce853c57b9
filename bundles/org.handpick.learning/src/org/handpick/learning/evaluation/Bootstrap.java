package org.handpick.learning.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How uncertain a figure is: it is computed again for many draws of as many sets with replacement, and 95 % of the results
 * lie in its interval (percentile bootstrap, Efron 1979). Sets are drawn and not images or pairs, as those of one set hang
 * together. The same sets give the same interval on every machine.
 *
 * <p>Where all sets won everything, or all nothing, drawing again can show no doubt; then the interval is Wilson's.
 */
public record Bootstrap(int resamples, long seed) {
    public static final Bootstrap DEFAULT = new Bootstrap(2000, 95);

    static final double TAIL = 0.025;

    public Bootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException(resamples + " resamples");
        }
    }

    /** The figure of some sets; empty when there are none. */
    public Optional<Estimate> estimate(List<Points> points) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        int n = points.size();
        if (points.stream().allMatch(one -> one.won() == 0)) {
            return Optional.of(Wilson.estimate(0, n));
        }
        if (points.stream().allMatch(one -> one.won() == one.of())) {
            return Optional.of(Wilson.estimate(n, n));
        }
        double[] won = array(points, Points::won);
        double[] of = array(points, Points::of);
        return Optional.of(interval(ratio(won, of), won, of));
    }

    /**
     * By how much one is better than the other on the same sets: the difference of their figures, where each draw takes the
     * same sets for both. Empty when there are no sets.
     */
    public Optional<Estimate> difference(List<Points> one, List<Points> other) {
        if (one.size() != other.size()) {
            throw new IllegalArgumentException(one.size() + " sets against " + other.size());
        }
        if (one.isEmpty()) {
            return Optional.empty();
        }
        double[] of = array(one, Points::of);
        if (!Arrays.equals(of, array(other, Points::of))) {
            throw new IllegalArgumentException("the two are not about the same sets");
        }
        double[] won = array(one, Points::won);
        double[] lost = array(other, Points::won);
        for (int i = 0; i < won.length; i++) {
            won[i] -= lost[i];
        }
        return Optional.of(interval(ratio(won, of), won, of));
    }

    private Estimate interval(double value, double[] won, double[] of) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            double sum = 0;
            double most = 0;
            for (int j = 0; j < won.length; j++) {
                int set = random.nextInt(won.length);
                sum += won[set];
                most += of[set];
            }
            drawn[i] = sum / most;
        }
        Arrays.sort(drawn);
        return new Estimate(value, quantile(drawn, TAIL), quantile(drawn, 1 - TAIL), won.length);
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double ratio(double[] won, double[] of) {
        return Arrays.stream(won).sum() / Arrays.stream(of).sum();
    }

    private static double[] array(List<Points> points, ToDoubleFunction<Points> part) {
        return points.stream().mapToDouble(part).toArray();
    }
}
