package org.handpick.workbench.events;

/** There are no suggestions, and why, in a sentence for a person. Sent by the learning views' SuggestionDesk; heard by the Crop Editor. */
public record NoSuggestions(String why) {
    public static final String TOPIC = "org/handpick/suggestion/NONE";
}
