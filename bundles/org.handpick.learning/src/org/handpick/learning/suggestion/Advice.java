package org.handpick.learning.suggestion;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.handpick.core.crop.CropBox;
import org.handpick.learning.measures.Differences;

/**
 * What a person may be told about a set: as much of a suggestion as the model was shown to be good at.
 *
 * @param model the SHA-256 of the model
 * @param offersPicks whether it may propose a keeper; without a keeper there is no crop either
 * @param offersCrops whether it may propose a crop
 * @param differences of the proposed keeper and the next best image; empty where nothing is seen to differ, or was measured
 */
public record Advice(
        Suggestion suggestion,
        String model,
        boolean offersPicks,
        boolean offersCrops,
        Optional<Differences> differences) {
    public Advice {
        Objects.requireNonNull(suggestion);
        Objects.requireNonNull(model);
        Objects.requireNonNull(differences);
    }

    /** The position of the proposed keeper; empty where the model has no opinion, or none that is worth telling. */
    public OptionalInt pick() {
        return offersPicks ? suggestion.pick() : OptionalInt.empty();
    }

    /** The proposed crop of the proposed keeper. */
    public Optional<CropBox> box() {
        return offersCrops && pick().isPresent() ? Optional.of(suggestion.box()) : Optional.empty();
    }
}
