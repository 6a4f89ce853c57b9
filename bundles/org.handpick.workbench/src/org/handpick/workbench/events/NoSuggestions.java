package org.handpick.workbench.events;

import java.util.Objects;
import java.util.Optional;
import org.handpick.core.sets.SetId;

/**
 * There are no suggestions, and why, in a sentence for a person. Sent by the learning views' SuggestionDesk; heard by the Crop Editor
 * and the Set Browser.
 *
 * @param set the one that there is none for; empty when there are none at all
 */
public record NoSuggestions(Optional<SetId> set, String why) {
    public static final String TOPIC = "org/handpick/suggestion/NONE";

    public NoSuggestions {
        Objects.requireNonNull(set);
        Objects.requireNonNull(why);
    }
}
