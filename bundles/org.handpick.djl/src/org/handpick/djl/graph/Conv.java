package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/** A convolution over height and width, with as much padding as keeps its size but for the stride. */
final class Conv {
    private final NDArray weight;
    private final NDArray bias;
    private final Shape stride;
    private final Shape padding;

    /** First values as in He et al., "Delving deep into rectifiers", 2015, for a rectifier behind it. */
    Conv(Parameters parameters, String name, int in, int out, int kernel, int stride) {
        this.weight = parameters.normal(
                name + ".weight", new Shape(out, in, kernel, kernel), Math.sqrt(2.0 / (in * kernel * kernel)));
        this.bias = parameters.constant(name + ".bias", new Shape(out), 0);
        this.stride = new Shape(stride, stride);
        this.padding = new Shape(kernel / 2, kernel / 2);
    }

    /** @param input of shape (pictures, in, height, width) */
    NDArray of(NDArray input) {
        return Conv2d.conv2d(input, weight, bias, stride, padding).singletonOrThrow();
    }
}
