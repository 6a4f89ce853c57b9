package org.handpick.learning.suggestion;

import java.util.Objects;
import java.util.OptionalInt;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.ImageSet;
import org.handpick.learning.Proposal;

/**
 * What a model says about a set. It decides nothing.
 *
 * @param proposal its scores, calibrated, and a crop of each image
 * @param confidence how likely the image with the highest score is the keeper, in (0, 1]
 * @param hasOpinion whether it is so sure as it must be to be right as often as is wanted of it
 */
public record Suggestion(ImageSet set, Proposal proposal, double confidence, boolean hasOpinion) {
    public Suggestion {
        Objects.requireNonNull(set);
        Objects.requireNonNull(proposal);
    }

    /** The position of the keeper it proposes; empty where it has no opinion. */
    public OptionalInt pick() {
        return hasOpinion ? OptionalInt.of(proposal.pick()) : OptionalInt.empty();
    }

    /** How it would crop the image with the highest score. */
    public CropBox box() {
        return proposal.boxes().get(proposal.pick());
    }
}
