package org.handpick.learning.evaluation;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.Proposal;

/** A set that a person decided and what was proposed for it; the scores of the proposal are calibrated where that is possible. */
public record Judged(LabelledSet set, Proposal proposal) {
    public Judged {
        Objects.requireNonNull(set);
        if (set.images().size() != proposal.scores().size()) {
            throw new IllegalArgumentException(set.id() + " has " + set.images().size() + " images, its proposal "
                    + proposal.scores().size());
        }
    }

    /** How likely the proposed image is the keeper, as the proposal has it, in (0, 1]. */
    public double confidence() {
        return proposal.probabilities(1)[proposal.pick()];
    }

    /** Whether the keeper is proposed; empty where no image was kept, or none was to choose from. */
    public Optional<Boolean> picksRight() {
        return set.teachesRanking() ? set.label().map(label -> label.keeper() == proposal.pick()) : Optional.empty();
    }

    /** How likely the true keeper was, as the proposal has it; empty like {@link #picksRight}. */
    public OptionalDouble keeperProbability() {
        return set.teachesRanking()
                ? OptionalDouble.of(
                        proposal.probabilities(1)[set.label().orElseThrow().keeper()])
                : OptionalDouble.empty();
    }

    /** The box that a person gave the keeper beside the one proposed for that image, whatever image is proposed. */
    public Optional<BoxMatch> boxMatch() {
        return set.label()
                .flatMap(label -> label.box()
                        .map(box -> new BoxMatch(box, proposal.boxes().get(label.keeper()))));
    }
}
