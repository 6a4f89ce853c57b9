package org.handpick.workbench.events;

/** A person has chosen the run whose model makes suggestions. Sent by {@link org.handpick.workbench.SuggestionChoices}; heard by the
 * learning views' SuggestionDesk. */
public record SuggestingRunChosen(String run) {
    public static final String TOPIC = "org/handpick/suggestion/RUN_CHOSEN";
}
