package org.handpick.crop.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Decided;
import org.handpick.picking.Suggested;
import org.handpick.workbench.Certainty;
import org.handpick.workbench.events.ModelAsked;
import org.handpick.workbench.events.SuggestionMade;

/** What a model has said about the sets of the library, and what of it a person is to see. For the UI thread. */
final class Suggestions {
    private static final String WITHOUT = "Decided without a suggestion, so that the model can be judged by it";

    private final Map<SetId, SuggestionMade> made = new HashMap<>();
    /** What was seen of sets that no decision has told the journal of since; the last for each. */
    private final Map<SetId, Suggested> shown = new HashMap<>();

    private final Map<SetId, String> passedOver = new HashMap<>();
    private Optional<String> none = Optional.empty();
    private Optional<ModelAsked> asked = Optional.empty();
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

    /** This model is asked from now on. */
    void ask(ModelAsked now) {
        asked = Optional.of(now);
        none = Optional.empty();
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
        asked = Optional.empty();
    }

    /** Another library is open, or none. */
    void forgetAll() {
        made.clear();
        passedOver.clear();
        none = Optional.empty();
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
        return Optional.of(
                Optional.ofNullable(made.get(set)).map(this::sentence).orElse("The model has not said anything yet"));
    }

    private String sentence(SuggestionMade suggestion) {
        if (suggestion.hidden()) {
            return WITHOUT;
        }
        if (suggestion.pick().isEmpty()) {
            return asked.filter(model -> !model.speaks())
                    .map(ModelAsked::sentence)
                    .orElse("The model has no opinion on this set");
        }
        int pick = suggestion.pick().getAsInt();
        String crop = suggestion.box().isPresent() ? " cropped" : "";
        return "suggests image " + (pick + 1) + crop + ", " + sure(suggestion);
    }

    /** What is said of a suggestion where there is hardly room for it, the longest first. */
    static List<String> briefly(SuggestionMade suggestion) {
        int pick = suggestion.pick().getAsInt();
        String image = "image " + (pick + 1);
        return List.of(
                image + " · " + Certainty.words(suggestion.probabilities().get(pick)), image);
    }

    /** What is said of a suggestion when the set is as it was suggested. */
    static String followed(SuggestionMade suggestion) {
        return "as suggested, " + sure(suggestion);
    }

    private static String sure(SuggestionMade suggestion) {
        return Certainty.words(suggestion.probabilities().get(suggestion.pick().getAsInt())) + " sure";
    }

    /** In what the suggested image of a set is seen to differ from the next best; empty where nothing is to be said of it. */
    Optional<String> differences(SetId set) {
        return acceptable(set)
                .map(SuggestionMade::differences)
                .filter(words -> !words.isEmpty())
                .map(words -> "measured " + words);
    }

    /** Whose suggestions are shown, in a few words; empty while they are off. */
    Optional<String> model() {
        return on
                ? Optional.of(
                        none.isPresent()
                                ? "No model"
                                : asked.map(ModelAsked::run).orElse(""))
                : Optional.empty();
    }

    /** All that is known of a set's suggestion and of whose it is, in lines; empty while they are off. */
    Optional<String> explanation(SetId set) {
        return words(set)
                .map(words -> Stream.of(Optional.of(words), differences(set), asked.map(ModelAsked::sentence))
                        .flatMap(Optional::stream)
                        .distinct()
                        .collect(Collectors.joining("\n")));
    }
}
