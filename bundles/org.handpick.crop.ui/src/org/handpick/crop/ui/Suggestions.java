package org.handpick.crop.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Decided;
import org.handpick.picking.Suggested;
import org.handpick.workbench.events.SuggestionMade;

/** What a model has said about the sets of the library, and what of it a person is to see. For the UI thread. */
final class Suggestions {
    private static final double PERCENT = 100;
    private static final String WITHOUT = "Decided without a suggestion, so that the model can be judged by it";

    private final Map<SetId, SuggestionMade> made = new HashMap<>();
    /** What was seen of sets that no decision has told the journal of since; the last for each. */
    private final Map<SetId, Suggested> shown = new HashMap<>();

    private final Map<SetId, String> passedOver = new HashMap<>();
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

    /** One model speaks at a time: what another has said does not hold any more. */
    void take(SuggestionMade suggestion) {
        made.values().removeIf(other -> !other.model().equals(suggestion.model()));
        made.put(suggestion.set(), suggestion);
        passedOver.remove(suggestion.set());
        none = Optional.empty();
    }

    /** There is none for a set, and why. */
    void none(SetId set, String why) {
        made.remove(set);
        passedOver.put(set, why);
    }

    /** There are none at all, and why. */
    void none(String why) {
        none = Optional.of(why);
    }

    /** Another model is asked. What was seen of the one before was seen. */
    void forgetModel() {
        made.clear();
        passedOver.clear();
        none = Optional.empty();
    }

    /** Another library is open, or none. */
    void forgetAll() {
        forgetModel();
        shown.clear();
    }

    /** What there is to see of a set's suggestion is on the screen now. */
    void painted(ImageSet set) {
        acceptable(set.id()).map(suggestion -> suggested(set, suggestion)).ifPresent(made -> saw(set.id(), made));
    }

    /** A person knows what a model would keep of a set. */
    void saw(SetId set, Suggested suggestion) {
        shown.put(set, suggestion.seen());
    }

    /** What was seen is in the journal with the decision. */
    void decided(SetId set) {
        shown.remove(set);
    }

    /** What was seen of sets that were not decided since. */
    Map<SetId, Suggested> shown() {
        return Map.copyOf(shown);
    }

    /** What is to be seen of a set's suggestion; empty while nothing is known, or a person is to decide without it. */
    Optional<SuggestionMade> seen(SetId set) {
        return Optional.ofNullable(made.get(set))
                .filter(suggestion -> on && none.isEmpty() && !suggestion.hidden() && !isAgain(set));
    }

    /** The suggestion with a keeper that can be accepted. */
    Optional<SuggestionMade> acceptable(SetId set) {
        return seen(set).filter(suggestion -> suggestion.pick().isPresent());
    }

    /**
     * For the log: what was seen of the set since it was first on the screen, whatever is switched on now; else what was suggested
     * without being seen. A model without an opinion has suggested nothing.
     *
     * @param history what was done about the set so far: a suggestion that was seen then is known still
     */
    Optional<Suggested> logged(ImageSet set, List<Decided> history) {
        return Optional.ofNullable(shown.get(set.id()))
                .or(() -> history.reversed().stream()
                        .flatMap(decided -> decided.seen().stream())
                        .findFirst())
                .or(() -> Optional.ofNullable(made.get(set.id()))
                        .filter(suggestion -> suggestion.pick().isPresent())
                        .map(suggestion -> suggested(set, suggestion)));
    }

    private static Suggested suggested(ImageSet set, SuggestionMade suggestion) {
        return new Suggested(
                set.images().get(suggestion.pick().getAsInt()), suggestion.box(), false, suggestion.model());
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
        if (passedOver.containsKey(set)) {
            return Optional.of("No suggestion: " + passedOver.get(set));
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
