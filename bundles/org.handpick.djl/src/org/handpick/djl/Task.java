package org.handpick.djl;

import java.util.List;
import java.util.Optional;
import org.handpick.dataset.LabelledSet;
import org.handpick.djl.graph.Heads;

/** What is learned: all that a half of a model does, or one thing by itself, which can be where its heads have nothing in common. */
enum Task {
    ALL,
    RANKING,
    CROPPING;

    /** Whether a parameter learns in it. */
    boolean concerns(String parameter) {
        return switch (this) {
            case ALL -> true;
            case RANKING -> parameter.startsWith(Heads.RANKING);
            case CROPPING -> parameter.startsWith(Heads.CROPPING);
        };
    }

    /** The sets that teach it, with no more images than it takes. */
    List<LabelledSet> of(List<LabelledSet> sets) {
        return switch (this) {
            case ALL -> sets;
            case RANKING -> sets.stream().filter(LabelledSet::teachesRanking).toList();
            case CROPPING ->
                sets.stream()
                        .map(LabelledSet::keeperAlone)
                        .flatMap(Optional::stream)
                        .toList();
        };
    }
}
