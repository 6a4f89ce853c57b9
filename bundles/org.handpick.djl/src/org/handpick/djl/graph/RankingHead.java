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

    RankingHead(Parameters parameters, int width, Backbone.Grid grid) {
        this.places = new Places(parameters, "rank", grid);
        this.hidden = new Dense(parameters, "rank.hidden", 2 * (width + places.width()), HIDDEN, Math.sqrt(2));
        this.score = new Dense(parameters, "rank.score", HIDDEN, 1, 0.1);
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
