package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

/** From the features of a picture, and of those it stands beside, to its score; of a set, the highest is proposed. */
final class RankingHead {
    private static final int HIDDEN = 64;

    private final Places places;
    private final Dense hidden;
    private final Dense score;

    /** @param name what the names of its parameters begin with */
    RankingHead(Parameters parameters, String name, Features.Form seen) {
        this.places = new Places(parameters, name, seen.grid());
        this.hidden =
                new Dense(parameters, name + ".hidden", 2 * (seen.width() + places.width()), HIDDEN, Math.sqrt(2));
        this.score = new Dense(parameters, name + ".score", HIDDEN, 1, 0.1);
    }

    /**
     * @param company takes the mean over the set that a picture stands in; shape (pictures, pictures)
     * @return shape (pictures)
     */
    NDArray of(Features features, NDArray company) {
        NDArray own = NDArrays.concat(new NDList(features.whole(), places.of(features.places())), 1);
        NDArray apart = own.sub(company.matMul(own));
        NDArray seen = NDArrays.concat(new NDList(own, apart), 1);
        return score.of(Activation.relu(hidden.of(seen))).flatten();
    }
}
