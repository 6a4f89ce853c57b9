package org.handpick.learning.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.dataset.LabelledSet.Label;

/**
 * How often a person decides the same when a set is shown again blind: no model can agree with a person better than that.
 *
 * @param keeper share of the sets of which the same image was kept both times, or none both times
 * @param meanIou of the two boxes where the same image was kept and both boxes are known
 * @param acceptable share of those whose edges are all within {@link BoxMatch#TOLERANCE}
 */
public record Consistency(Optional<Estimate> keeper, Optional<Estimate> meanIou, Optional<Estimate> acceptable) {
    public Consistency {
        Objects.requireNonNull(keeper);
        Objects.requireNonNull(meanIou);
        Objects.requireNonNull(acceptable);
    }

    /** Two decisions about one set; an empty label rejects all images. */
    public record Repeat(Optional<Label> first, Optional<Label> again) {
        public Repeat {
            Objects.requireNonNull(first);
            Objects.requireNonNull(again);
        }

        private boolean keepsTheSame() {
            return first.map(Label::keeper).equals(again.map(Label::keeper));
        }

        private Optional<BoxMatch> boxMatch() {
            return keepsTheSame()
                    ? first.flatMap(Label::box)
                            .flatMap(box -> again.flatMap(Label::box).map(other -> new BoxMatch(box, other)))
                    : Optional.empty();
        }
    }

    public static Consistency of(List<Repeat> repeats, Bootstrap bootstrap) {
        List<BoxMatch> matches =
                repeats.stream().map(Repeat::boxMatch).flatMap(Optional::stream).toList();
        return new Consistency(
                bootstrap.estimate(repeats.stream()
                        .map(repeat -> Points.one(repeat.keepsTheSame()))
                        .toList()),
                bootstrap.estimate(
                        matches.stream().map(match -> Points.one(match.iou())).toList()),
                bootstrap.estimate(matches.stream()
                        .map(match -> Points.one(match.isWithinTolerance()))
                        .toList()));
    }
}
