package org.handpick.crop.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Suggested;
import org.handpick.workbench.events.SuggestionMade;

/** What a model has said about the sets of the library, and what of it a person is to see. For the UI thread. */
final class Suggestions {
    private static final double PERCENT = 100;
    private static final String WITHOUT = "Decided without a suggestion, so that the model can be judged by it";

    private final Map<SetId, SuggestionMade> made = new HashMap<>();
    private Optional<String> none = Optional.empty();
    private Optional<SetId> again = Optional.empty();
    private boolean on;

    /** Whether a person wants to see any. */
    boolean areOn() {
        return on;
    }

    /** What was said stays known, but for why there is nothing: that is found out anew. */
    void show(boolean wanted) {
        on = wanted;
        none = Optional.empty();
    }

    /** A set that is shown again is decided without a suggestion. @param set empty where the set on screen is none */
    void showAgain(Optional<SetId> set) {
        again = set;
    }

    private boolean isAgain(SetId set) {
        return again.equals(Optional.of(set));
    }

    void take(SuggestionMade suggestion) {
        made.put(suggestion.set(), suggestion);
        none = Optional.empty();
    }

    /** There are none, and why. */
    void none(String why) {
        none = Optional.of(why);
    }

    /** Another library is open, or another model is asked. */
    void forgetAll() {
        made.clear();
        none = Optional.empty();
    }

    /** What is to be seen of a set's suggestion; empty while nothing is known, or a person is to decide without it. */
    Optional<SuggestionMade> seen(SetId set) {
        return Optional.ofNullable(made.get(set)).filter(suggestion -> on && !suggestion.hidden() && !isAgain(set));
    }

    /** The suggestion with a keeper that can be accepted. */
    Optional<SuggestionMade> acceptable(SetId set) {
        return seen(set).filter(suggestion -> suggestion.pick().isPresent());
    }

    /** For the log: what was suggested by now, be it seen or not. A model without an opinion has suggested nothing. */
    Optional<Suggested> logged(ImageSet set) {
        return Optional.ofNullable(made.get(set.id()))
                .filter(suggestion -> suggestion.pick().isPresent())
                .map(suggestion -> new Suggested(
                        set.images().get(suggestion.pick().getAsInt()),
                        suggestion.box(),
                        seen(set.id()).isPresent(),
                        suggestion.model()));
    }

    /** What is said in words about the set on screen; empty where suggestions are off. */
    Optional<String> words(SetId set) {
        if (!on) {
            return Optional.empty();
        }
        if (none.isPresent()) {
            return Optional.of("No suggestions: " + none.get());
        }
        if (isAgain(set)) {
            return Optional.of(WITHOUT);
        }
        return Optional.of(Optional.ofNullable(made.get(set))
                .map(Suggestions::sentence)
                .orElse("The model has not said anything yet"));
    }

    private static String sentence(SuggestionMade suggestion) {
        if (suggestion.hidden()) {
            return WITHOUT;
        }
        if (suggestion.pick().isEmpty()) {
            return "The model has no opinion";
        }
        int pick = suggestion.pick().getAsInt();
        String crop = suggestion.box().isPresent() ? " cropped" : "";
        String why = suggestion.reasons().isEmpty() ? "" : "; measured: " + String.join(", ", suggestion.reasons());
        return "suggests image " + (pick + 1) + crop + ", "
                + percent(suggestion.probabilities().get(pick)) + " sure" + why;
    }

    static String percent(double probability) {
        return Math.round(probability * PERCENT) + " %";
    }
}
