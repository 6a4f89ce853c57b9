package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.List;

/** From the features of a picture, and of those it stands beside, to its score; of a set, the highest is proposed. */
final class RankingHead {
    private static final int HIDDEN = 64;

    private final List<Places> places;
    private final Dense hidden;
    private final Dense score;

    RankingHead(Parameters parameters, List<Features.Form> seen) {
        this.places = Places.ofEach(parameters, "rank", seen);
        int width = seen.stream().mapToInt(Features.Form::width).sum()
                + places.stream().mapToInt(Places::width).sum();
        this.hidden = new Dense(parameters, "rank.hidden", 2 * width, HIDDEN, Math.sqrt(2));
        this.score = new Dense(parameters, "rank.score", HIDDEN, 1, 0.1);
    }

    /**
     * @param company takes the mean over the set that a picture stands in; shape (pictures, pictures)
     * @return shape (pictures)
     */
    NDArray of(List<Features> features, NDArray company) {
        NDList parts = new NDList();
        features.forEach(seen -> parts.add(seen.whole()));
        for (int i = 0; i < places.size(); i++) {
            parts.add(places.get(i).of(features.get(i).places()));
        }
        NDArray own = NDArrays.concat(parts, 1);
        NDArray apart = own.sub(company.matMul(own));
        NDArray all = NDArrays.concat(new NDList(own, apart), 1);
        return score.of(Activation.relu(hidden.of(all))).flatten();
    }
}
