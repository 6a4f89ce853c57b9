package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.Optional;

/** From what is known of a picture, and of those it stands beside, to a score. */
final class Judge {
    private static final int HIDDEN = 64;

    private final Dense hidden;
    private final Dense score;

    /** @param name what the names of its parameters begin with @param width how many numbers are known of a picture */
    Judge(Parameters parameters, String name, int width) {
        this.hidden = new Dense(parameters, name + ".hidden", 2 * width, HIDDEN, Math.sqrt(2));
        this.score = new Dense(parameters, name + ".score", HIDDEN, 1, 0.1);
    }

    /**
     * @param known of each picture, shape (pictures, width)
     * @param company takes the mean over the set that a picture stands in; shape (pictures, pictures)
     * @param dropout while it learns
     * @return shape (pictures)
     */
    NDArray of(NDArray known, NDArray company, Optional<Dropout> dropout) {
        NDArray apart = known.sub(company.matMul(known));
        NDArray seen = Activation.relu(hidden.of(NDArrays.concat(new NDList(known, apart), 1)));
        return score.of(dropout.map(some -> some.of(seen)).orElse(seen)).flatten();
    }
}
