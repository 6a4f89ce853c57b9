package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Numbers as tensors, in native memory for as long as the manager of the operand lives. */
final class Numbers {
    private static final Shape ONE = new Shape(1);

    private Numbers() {}

    static NDArray times(NDArray tensor, float factor) {
        return tensor.mul(number(tensor, factor));
    }

    static NDArray atLeast(NDArray tensor, float least) {
        return tensor.maximum(number(tensor, least));
    }

    static NDArray atMost(NDArray tensor, float most) {
        return tensor.minimum(number(tensor, most));
    }

    /** {@code value - tensor} */
    static NDArray minus(float value, NDArray tensor) {
        return number(tensor, value).sub(tensor);
    }

    /** {@code tensor + value} */
    static NDArray plus(NDArray tensor, float value) {
        return tensor.add(number(tensor, value));
    }

    private static NDArray number(NDArray beside, float value) {
        NDManager manager = beside.getManager();
        return manager.full(ONE, value);
    }
}
