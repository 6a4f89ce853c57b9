package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much the second of two counts that say the same kind of thing. Which of them knows better depends on what is looked at: of plain
 * shapes classical measures tell the edges well, of photographs what a backbone has learned to see. So the share is neither set nor
 * learned with the rest; sets that the model does not learn from decide it.
 */
public final class Share {
    private static final int STEPS = 10;
    private static final float EVEN = 0.5f;

    private final NDArray second;

    /** @param name of its parameter */
    public Share(Parameters parameters, String name) {
        this.second = parameters.fixed(name, new Shape(1), EVEN);
    }

    /** From 0, where the first counts alone, to 1. */
    public double value() {
        return second.toFloatArray()[0];
    }

    /** What counts where both say something. */
    public static double between(double first, double second, double share) {
        return first + share * (second - first);
    }

    /**
     * Chooses the share of the least loss, or the one nearest to a half that only chance tells from it: two that err apart are better
     * together, and a few examples would choose by luck. (The rule of one standard error in Breiman et al., "Classification and regression
     * trees", 1984, of losses in pairs.)
     *
     * @param losses of each example with a share, of the same examples with every share
     */
    public void fit(DoubleFunction<double[]> losses) {
        List<double[]> tried = IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> losses.apply(share(step)))
                .toList();
        double[] least = Collections.min(
                tried, Comparator.comparingDouble(each -> DoubleStream.of(each).sum()));
        int chosen = IntStream.rangeClosed(0, STEPS)
                .filter(step -> isAsGood(tried.get(step), least))
                .boxed()
                .min(Comparator.comparingDouble(step -> Math.abs(share(step) - EVEN)))
                .orElseThrow();
        second.set(new float[] {(float) share(chosen)});
    }

    private static double share(int step) {
        return (double) step / STEPS;
    }

    /** Whether the mean difference is no more than its standard error. */
    private static boolean isAsGood(double[] losses, double[] least) {
        int count = losses.length;
        double mean = IntStream.range(0, count)
                .mapToDouble(i -> losses[i] - least[i])
                .average()
                .orElse(0);
        double squares = IntStream.range(0, count)
                .mapToDouble(i -> Math.pow(losses[i] - least[i] - mean, 2))
                .sum();
        double error = count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count);
        return mean <= error;
    }
}
