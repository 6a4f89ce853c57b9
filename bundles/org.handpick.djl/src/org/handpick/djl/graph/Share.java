package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * How much the second of two counts that say the same kind of thing. Which of them knows better depends on what is looked at: of plain
 * shapes classical measures tell the edges well, of photographs what a backbone has learned to see. So the share is neither set nor
 * learned with the rest; sets that the model does not learn from decide it.
 */
public final class Share {
    private static final int STEPS = 10;

    private final NDArray second;

    /** @param name of its parameter */
    public Share(Parameters parameters, String name) {
        this.second = parameters.fixed(name, new Shape(1), 0.5f);
    }

    /** From 0, where the first counts alone, to 1. */
    public double value() {
        return second.toFloatArray()[0];
    }

    /** What counts where both say something. */
    public static double between(double first, double second, double share) {
        return first + share * (second - first);
    }

    /** Chooses the share of the least loss; of equals the one that leaves most to the first. @param loss of a share */
    public void fit(DoubleUnaryOperator loss) {
        double best = IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> (double) step / STEPS)
                .min(Comparator.comparingDouble(loss::applyAsDouble))
                .orElseThrow();
        second.set(new float[] {(float) best});
    }
}
