package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;

/** Layer normalisation of the last axis (Ba et al., 2016). */
final class Norm {
    private static final float EPSILON = 1e-6f;

    private final Shape width;
    private final NDArray weight;
    private final NDArray bias;

    Norm(Parameters parameters, String name, int width) {
        this.width = new Shape(width);
        this.weight = parameters.constant(name + ".weight", this.width, 1);
        this.bias = parameters.constant(name + ".bias", this.width, 0);
    }

    NDArray of(NDArray input) {
        return LayerNorm.layerNorm(input, width, weight, bias, EPSILON).singletonOrThrow();
    }
}
