package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * From the features of a picture, and of those it stands beside, to its score; of a set, the highest is proposed.
 *
 * <p>One judge goes by the whole picture alone, the other by what is where too. That one can know far more than a few hundred sets tell, so
 * it learns with {@link Dropout}. Each learns by itself, and both count alike.
 */
final class RankingHead {
    private final Places places;
    private final Judge byWhole;
    private final Judge byPlaces;

    /** @param name what the names of its parameters begin with */
    RankingHead(Parameters parameters, String name, Features.Form seen) {
        this.places = new Places(parameters, name, seen.grid());
        this.byWhole = new Judge(parameters, name + ".whole", seen.width());
        this.byPlaces = new Judge(parameters, name + ".places", seen.width() + places.width());
    }

    /**
     * @param company takes the mean over the set that a picture stands in; shape (pictures, pictures)
     * @return shape (pictures)
     */
    NDArray of(Features features, NDArray company) {
        return scores(features, company, Optional.empty()).stream()
                .reduce(NDArray::add)
                .orElseThrow();
    }

    /** What is to learn the keepers, each by itself: scores, of shape (pictures). @param chance leaves out what it does */
    List<NDArray> learning(Features features, NDArray company, Random chance) {
        return scores(features, company, Optional.of(new Dropout(chance)));
    }

    private List<NDArray> scores(Features features, NDArray company, Optional<Dropout> dropout) {
        NDArray whole = features.whole();
        NDArray all = NDArrays.concat(new NDList(whole, places.of(features.places())), 1);
        return List.of(byWhole.of(whole, company, Optional.empty()), byPlaces.of(all, company, dropout));
    }
}
