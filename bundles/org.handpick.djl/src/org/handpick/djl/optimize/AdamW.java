package org.handpick.djl.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019). Linear maps and convolutions decay; biases,
 * norms, tokens and positions do not.
 *
 * <p>Unlike DJL's own it can be saved and loaded, and it frees its moments when it is closed.
 */
public final class AdamW implements AutoCloseable {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final NDManager manager;
    private final Map<String, NDArray> parameters;
    private final Map<String, NDArray> means = new LinkedHashMap<>();
    private final Map<String, NDArray> squares = new LinkedHashMap<>();
    private final double decay;
    private long steps;

    /** @param decay the share of a weight that goes with each step, in units of the rate */
    public AdamW(NDManager over, Map<String, NDArray> parameters, double decay) {
        this.manager = over.newSubManager();
        this.parameters = parameters;
        this.decay = decay;
        parameters.forEach((name, parameter) -> {
            means.put(name, manager.zeros(parameter.getShape()));
            squares.put(name, manager.zeros(parameter.getShape()));
        });
    }

    /** Moves every parameter against its gradient, which is gone afterwards. */
    public void step(double rate) {
        steps++;
        double corrected = rate * Math.sqrt(1 - Math.pow(BETA_2, steps)) / (1 - Math.pow(BETA_1, steps));
        parameters.forEach((name, parameter) -> {
            try (NDArray gradient = parameter.getGradient()) {
                float decayed = isMap(parameter) ? (float) decay : 0;
                JniUtils.adamUpdate(
                        (PtNDArray) parameter,
                        (PtNDArray) gradient,
                        (PtNDArray) means.get(name),
                        (PtNDArray) squares.get(name),
                        (float) rate,
                        (float) corrected,
                        decayed,
                        1,
                        -1,
                        (float) BETA_1,
                        (float) BETA_2,
                        EPSILON,
                        true);
                JniUtils.zeroGrad((PtNDArray) parameter);
            }
        });
    }

    /** Two axes of a linear map, four of a convolution; one is a bias or a norm, three are tokens and their positions. */
    private static boolean isMap(NDArray parameter) {
        int axes = parameter.getShape().dimension();
        return axes == 2 || axes == 4;
    }

    /** How many steps were made. */
    public long steps() {
        return steps;
    }

    /** What it remembers, by name: for each parameter two tensors of its shape. To be saved, and loaded into by {@link #resume}. */
    public Map<String, NDArray> moments() {
        Map<String, NDArray> all = new LinkedHashMap<>();
        means.forEach((name, mean) -> all.put("mean." + name, mean));
        squares.forEach((name, square) -> all.put("square." + name, square));
        return all;
    }

    /** Goes on after so many steps; the moments were loaded before. */
    public void resume(long after) {
        steps = after;
    }

    @Override
    public void close() {
        manager.close();
    }
}
