package org.handpick.learning.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How much a model disagrees with the person about a set. Where it does so strongly, either has erred.
 *
 * @param loss negative logarithm of the keeper's probability, at least 0; empty where no keeper was to be chosen
 * @param confidence in the proposed image, in (0, 1]
 * @param ranking the probability that the model gives to other images than the keeper, in [0, 1]; empty like the loss
 * @param crop 1 - IoU of the boxes of the keeper, in [0, 1]; empty where no box is known
 */
public record Disagreement(
        Judged judged, OptionalDouble loss, double confidence, OptionalDouble ranking, OptionalDouble crop) {
    public Disagreement {
        Objects.requireNonNull(judged);
        Objects.requireNonNull(loss);
        Objects.requireNonNull(ranking);
        Objects.requireNonNull(crop);
    }

    public static Disagreement of(Judged judged) {
        OptionalDouble keeper = judged.keeperProbability();
        return new Disagreement(
                judged,
                keeper.stream().map(Disagreement::loss).findFirst(),
                judged.confidence(),
                keeper.stream().map(probability -> 1 - probability).findFirst(),
                judged.boxMatch().stream().mapToDouble(match -> 1 - match.iou()).findFirst());
    }

    /** All sets, the greatest loss first, then the worst crop. */
    public static List<Disagreement> ranked(List<Judged> judged) {
        return judged.stream()
                .map(Disagreement::of)
                .sorted(Comparator.comparingDouble(
                                (Disagreement one) -> -one.loss().orElse(-1))
                        .thenComparingDouble(one -> -one.crop().orElse(-1)))
                .toList();
    }

    /** A probability that rounding has made 0 has a great loss and not an endless one. */
    static double loss(double probability) {
        return -Math.log(Math.max(probability, Double.MIN_NORMAL)) + 0.0;
    }
}
