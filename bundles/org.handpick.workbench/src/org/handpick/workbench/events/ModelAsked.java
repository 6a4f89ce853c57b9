package org.handpick.workbench.events;

import java.util.Objects;

/**
 * Which model is asked for suggestions from now on. Sent by the learning views' SuggestionDesk; heard by the Crop Editor and the Set
 * Browser.
 *
 * @param run what its run is called
 * @param speaks whether there is a confidence at which it has an opinion; else it suggests nothing, whatever set it is
 * @param sentence which one it is, and where it suggests nothing, why and what to do
 */
public record ModelAsked(String run, boolean speaks, String sentence) {
    public static final String TOPIC = "org/handpick/suggestion/ASKED";

    public ModelAsked {
        Objects.requireNonNull(run);
        Objects.requireNonNull(sentence);
    }
}
