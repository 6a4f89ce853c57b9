package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;

/** A linear map of the last axis. */
final class Dense {
    private final NDArray weight;
    private final NDArray bias;

    /** @param gain the spread of the first values, in units of 1 / sqrt(in); sqrt(2) before a rectifier */
    Dense(Parameters parameters, String name, int in, int out, double gain) {
        this.weight = parameters.normal(name + ".weight", new Shape(out, in), gain / Math.sqrt(in));
        this.bias = parameters.constant(name + ".bias", new Shape(out), 0);
    }

    NDArray of(NDArray input) {
        return Linear.linear(input, weight, bias).singletonOrThrow();
    }
}
