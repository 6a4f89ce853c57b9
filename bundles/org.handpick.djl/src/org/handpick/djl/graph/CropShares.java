package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How much each of two crop heads counts. Which of them knows better where a subject ends depends on what is looked at: of plain shapes
 * classical measures tell the edges well, of photographs what a backbone has learned to see. So the share is neither set nor learned with
 * the rest; sets that the model does not learn from decide it.
 */
public final class CropShares {
    private static final int STEPS = 10;

    private final NDArray second;

    public CropShares(Parameters parameters) {
        this.second = parameters.fixed("crop.shares", new Shape(1), 0.5f);
    }

    /** The box between what both heads say of a picture. Boxes are left, top, right and bottom. */
    public double[] between(double[] first, double[] second) {
        double share = this.second.toFloatArray()[0];
        double[] box = new double[first.length];
        Arrays.setAll(box, i -> first[i] + share * (second[i] - first[i]));
        return box;
    }

    /**
     * Chooses the share with which boxes match the truth best; of equals the one that leaves most to the first head.
     *
     * @param first what the first head said, shape (pictures, 4); {@code second} the other, and {@code truth} too
     */
    public void fit(NDArray first, NDArray second, NDArray truth) {
        NDArray apart = second.sub(first);
        float best = IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> (float) step / STEPS)
                .min(Comparator.comparingDouble(share -> Losses.giou(first.add(Numbers.times(apart, share)), truth)
                        .toFloatArray()[0]))
                .orElseThrow();
        this.second.set(new float[] {best});
    }
}
