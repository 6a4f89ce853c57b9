package org.handpick.workbench.events;

/** Suggestions are to be seen from now on, or not any more. Sent by {@link org.handpick.workbench.SuggestionChoices}; heard by the Crop
 * Editor and the learning views' SuggestionDesk. */
public record SuggestionsSwitched(boolean on) {
    public static final String TOPIC = "org/handpick/suggestion/SWITCHED";
}
