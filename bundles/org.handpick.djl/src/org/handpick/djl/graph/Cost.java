package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a batch costs. The tensors belong to the batch's manager.
 *
 * @param ranking empty where no set of the batch teaches it, {@code box} too
 * @param total both, weighted: what is differentiated
 */
public record Cost(Optional<NDArray> ranking, Optional<NDArray> box, NDArray total) {
    /** One of the two is there. */
    public static Cost of(Optional<NDArray> ranking, double rankingWeight, Optional<NDArray> box, double boxWeight) {
        NDArray total = Stream.concat(
                        ranking.map(loss -> Numbers.times(loss, (float) rankingWeight)).stream(),
                        box.map(loss -> Numbers.times(loss, (float) boxWeight)).stream())
                .reduce(NDArray::add)
                .orElseThrow();
        return new Cost(ranking, box, total);
    }
}
