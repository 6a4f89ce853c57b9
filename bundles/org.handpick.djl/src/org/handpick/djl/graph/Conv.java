package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/** A convolution over height and width; unless it looks at squares, padded so that its size is kept but for the stride. */
final class Conv {
    private final NDArray weight;
    private final NDArray bias;
    private final Shape stride;
    private final Shape padding;
    private final Shape dilation;

    /** First values as in He et al., "Delving deep into rectifiers", 2015, for a rectifier behind it. */
    Conv(Parameters parameters, String name, int in, int out, int kernel, int stride) {
        this(parameters, name, new Shape(out, in, kernel, kernel), 2, stride, kernel / 2, 1);
    }

    private Conv(
            Parameters parameters, String name, Shape weight, double variance, int stride, int padding, int apart) {
        this.weight = parameters.normal(
                name + ".weight", weight, Math.sqrt(variance / weight.slice(1).size()));
        this.bias = parameters.constant(name + ".bias", weight.slice(0, 1), 0);
        this.stride = new Shape(stride, stride);
        this.padding = new Shape(padding, padding);
        this.dilation = new Shape(apart, apart);
    }

    /** One that looks at each square of the input by itself, with nothing but linear maps behind it. */
    static Conv squares(Parameters parameters, String name, int in, int out, int side) {
        return new Conv(parameters, name, new Shape(out, in, side, side), 1, side, 0, 1);
    }

    /**
     * One that looks at each place and at the eight around it that are so many places away (Yu and Koltun, "Multi-scale context
     * aggregation by dilated convolutions", 2016).
     */
    static Conv around(Parameters parameters, String name, int in, int out, int apart) {
        return new Conv(parameters, name, new Shape(out, in, 3, 3), 2, 1, apart, apart);
    }

    /** @param input of shape (pictures, in, height, width) */
    NDArray of(NDArray input) {
        return Conv2d.conv2d(input, weight, bias, stride, padding, dilation).singletonOrThrow();
    }
}
