package org.handpick.workbench.events;

import java.util.Objects;
import java.util.Optional;

/**
 * A person has chosen the run whose model makes suggestions. Sent by {@link org.handpick.workbench.SuggestionChoices}; heard by the Crop
 * Editor and the learning views' SuggestionDesk.
 *
 * @param run its id; empty when the newest good one is to be found
 */
public record SuggestingRunChosen(Optional<String> run) {
    public static final String TOPIC = "org/handpick/suggestion/RUN_CHOSEN";

    public SuggestingRunChosen {
        Objects.requireNonNull(run);
    }
}
