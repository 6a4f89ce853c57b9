package org.handpick.workbench.events;

/**
 * A Crop Editor was opened, which has heard nothing of what was told before. Sent by the Crop Editor; heard by the learning views'
 * SuggestionDesk, which tells it again.
 */
public record SuggestionsAwaited() {
    public static final String TOPIC = "org/handpick/suggestion/AWAITED";
}
