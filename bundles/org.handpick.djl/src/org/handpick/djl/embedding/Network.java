package org.handpick.djl.embedding;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.OptionalInt;

/** An encoder that was made elsewhere, loaded into what runs it. For one thread. */
sealed interface Network extends AutoCloseable permits OnnxNetwork, TorchScriptNetwork {
    /** How wide the pictures are that it takes; empty when it takes any, or does not say. */
    OptionalInt width();

    /** How high the pictures are that it takes; empty when it takes any, or does not say. */
    OptionalInt height();

    /**
     * What it gives for pictures: every tensor of floats, in its own order.
     *
     * @param pictures of shape (pictures, 3, height, width); the results belong to their manager
     * @throws UnusableEncoder when it can't take them
     */
    List<NDArray> of(NDArray pictures);

    @Override
    void close();
}
