package org.handpick.workbench.events;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.SetId;

/**
 * What a model says about a set that is, or soon will be, on screen. Sent by the learning views' SuggestionDesk; heard by the Crop
 * Editor. It decides nothing.
 *
 * @param model the SHA-256 of the model
 * @param probabilities how likely each image is the keeper, in the order of the set
 * @param pick the position of the proposed keeper; empty where the model has no opinion
 * @param box the proposed crop of that image
 * @param differences in what that image differs from the next best, such as {@code beside image 2: sharper}; empty for nothing
 * @param hidden true where a person is to decide without seeing it
 */
public record SuggestionMade(
        SetId set,
        String model,
        List<Double> probabilities,
        OptionalInt pick,
        Optional<CropBox> box,
        String differences,
        boolean hidden) {
    public static final String TOPIC = "org/handpick/suggestion/MADE";

    public SuggestionMade {
        Objects.requireNonNull(set);
        Objects.requireNonNull(model);
        Objects.requireNonNull(pick);
        Objects.requireNonNull(box);
        probabilities = List.copyOf(probabilities);
        Objects.requireNonNull(differences);
    }
}
