package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.handpick.core.crop.CropBox;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.ImageSet;
import org.handpick.picking.Decided;
import org.handpick.picking.Suggested;
import org.handpick.workbench.events.ModelAsked;
import org.handpick.workbench.events.SuggestionMade;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final ImageSet SET = Sets.FOUR;
    private static final CropBox BOX = new CropBox(0.1, 0.2, 0.8, 0.9);

    private final Suggestions suggestions = new Suggestions();

    @Test
    void nothing_is_seen_or_said_while_they_are_off_but_the_log_knows() {
        suggestions.take(made(OptionalInt.of(2), false));

        assertEquals(Optional.empty(), suggestions.seen(SET.id()));
        assertEquals(Optional.empty(), suggestions.words(SET.id()));
        assertEquals(
                Optional.of(new Suggested(SET.images().get(2), Optional.of(BOX), false, "hash")),
                suggestions.logged(SET, List.of()));
    }

    @Test
    void what_is_painted_is_logged_as_seen_and_what_came_too_late_for_that_is_not() {
        suggestions.show(true);
        suggestions.take(made(OptionalInt.of(2), false));

        assertTrue(suggestions.acceptable(SET.id()).isPresent());
        assertFalse(suggestions.logged(SET, List.of()).orElseThrow().visible());
        suggestions.painted(SET);
        assertEquals(seen(), suggestions.logged(SET, List.of()));
        assertEquals(
                "suggests image 3 cropped, 70 % sure",
                suggestions.words(SET.id()).orElseThrow());
        assertEquals(
                "measured beside image 1: sharper, less noise",
                suggestions.differences(SET.id()).orElseThrow());
    }

    @Test
    void what_was_seen_is_logged_as_seen_whatever_is_switched_off_or_forgotten_since() {
        suggestions.show(true);
        suggestions.take(made(OptionalInt.of(2), false));
        suggestions.painted(SET);

        suggestions.show(false);
        assertEquals(seen(), suggestions.logged(SET, List.of()));
        suggestions.forgetModel();
        assertEquals(seen(), suggestions.logged(SET, List.of()));
        suggestions.take(new SuggestionMade(
                SET.id(), "other", List.of(0.7, 0.1, 0.1, 0.1), OptionalInt.of(0), Optional.empty(), "", false));
        suggestions.painted(SET);
        assertEquals(seen(), suggestions.logged(SET, List.of()), "nothing is painted of one that is switched off");
    }

    @Test
    void a_set_that_is_judged_again_was_seen_when_a_suggestion_was_seen_the_first_time() {
        suggestions.show(true);
        suggestions.take(made(OptionalInt.of(2), false));
        suggestions.painted(SET);
        suggestions.decided(SET.id());
        suggestions.show(false);

        assertFalse(suggestions
                .logged(SET, List.of(done(Optional.empty())))
                .orElseThrow()
                .visible());
        assertEquals(seen(), suggestions.logged(SET, List.of(done(seen()), done(Optional.empty()))));
    }

    @Test
    void whoever_saw_that_the_model_disagrees_has_seen_a_suggestion() {
        Suggested doubt = new Suggested(SET.images().getFirst(), Optional.empty(), false, "hash");

        suggestions.saw(SET.id(), doubt);

        assertEquals(Optional.of(doubt.seen()), suggestions.logged(SET, List.of(done(Optional.empty()))));
        assertEquals(Map.of(SET.id(), doubt.seen()), suggestions.shown());
    }

    private static Optional<Suggested> seen() {
        return Optional.of(new Suggested(SET.images().get(2), Optional.of(BOX), true, "hash"));
    }

    private static Decided done(Optional<Suggested> seen) {
        return new Decided("event", Instant.EPOCH, Decided.Action.DECIDED, new Decision.RejectAll(), Set.of(), seen);
    }

    @Test
    void a_set_of_the_blind_share_shows_nothing_and_can_not_be_accepted() {
        suggestions.show(true);
        suggestions.take(made(OptionalInt.of(2), true));

        suggestions.painted(SET);
        assertEquals(Optional.empty(), suggestions.acceptable(SET.id()));
        assertFalse(suggestions.logged(SET, List.of()).orElseThrow().visible());
        assertTrue(suggestions.words(SET.id()).orElseThrow().startsWith("Decided without a suggestion"));
    }

    @Test
    void a_set_that_is_shown_again_is_like_one_of_the_blind_share_until_it_is_gone() {
        suggestions.show(true);
        suggestions.take(made(OptionalInt.of(2), true));
        String blind = suggestions.words(SET.id()).orElseThrow();
        suggestions.take(made(OptionalInt.of(2), false));

        suggestions.showAgain(Optional.of(SET.id()));
        assertEquals(Optional.empty(), suggestions.seen(SET.id()));
        assertEquals(Optional.empty(), suggestions.acceptable(SET.id()));
        assertEquals(blind, suggestions.words(SET.id()).orElseThrow());

        suggestions.showAgain(Optional.empty());
        assertTrue(suggestions.acceptable(SET.id()).isPresent());
    }

    @Test
    void a_model_without_an_opinion_has_suggested_nothing() {
        suggestions.show(true);
        suggestions.take(made(OptionalInt.empty(), false));

        assertEquals(
                "The model has no opinion on this set",
                suggestions.words(SET.id()).orElseThrow());
        assertEquals(Optional.empty(), suggestions.acceptable(SET.id()));
        suggestions.painted(SET);
        assertEquals(Optional.empty(), suggestions.logged(SET, List.of()));
    }

    @Test
    void a_model_that_never_has_an_opinion_is_said_to_have_none_on_any_set() {
        suggestions.show(true);
        suggestions.ask(new ModelAsked("first", false, "The model of first is asked. It suggests nothing."));
        suggestions.take(made(OptionalInt.empty(), false));

        assertEquals(
                "The model of first is asked. It suggests nothing.",
                suggestions.words(SET.id()).orElseThrow());
    }

    @Test
    void it_is_told_whose_suggestions_are_shown() {
        assertEquals(Optional.empty(), suggestions.model(), "while they are off");
        suggestions.show(true);
        suggestions.ask(new ModelAsked("first", true, "The model of first is asked."));
        assertEquals(Optional.of("first"), suggestions.model());
        assertEquals(List.of("image 3 · 70 %", "image 3"), Suggestions.briefly(made(OptionalInt.of(2), false)));

        suggestions.take(made(OptionalInt.of(2), false));
        assertEquals(
                "suggests image 3 cropped, 70 % sure\nmeasured beside image 1: sharper, less noise\n"
                        + "The model of first is asked.",
                suggestions.explanation(SET.id()).orElseThrow());
        suggestions.forgetAll();
        assertEquals(Optional.of("first"), suggestions.model(), "in another library it is the same model");
        suggestions.none("There is no model yet.");
        assertEquals(Optional.of("No model"), suggestions.model());
    }

    @Test
    void why_there_are_none_is_said_until_there_is_one() {
        suggestions.show(true);
        assertEquals(
                "The model has not said anything yet",
                suggestions.words(SET.id()).orElseThrow());
        suggestions.none("There is no model yet.");
        assertEquals(
                "No suggestions: There is no model yet.",
                suggestions.words(SET.id()).orElseThrow());
        suggestions.take(made(OptionalInt.of(0), false));
        assertTrue(suggestions.words(SET.id()).orElseThrow().startsWith("suggests image 1"));
    }

    @Test
    void why_there_is_none_for_one_set_is_said_of_that_set_alone() {
        suggestions.show(true);
        suggestions.none(SET.id(), "a.png can't be read");

        assertEquals(
                "No suggestion: a.png can't be read",
                suggestions.words(SET.id()).orElseThrow());
        assertEquals(
                "The model has not said anything yet",
                suggestions.words(Sets.TWO.id()).orElseThrow());
        suggestions.take(made(OptionalInt.of(0), false));
        assertTrue(suggestions.words(SET.id()).orElseThrow().startsWith("suggests image 1"));
    }

    @Test
    void what_a_model_said_before_another_was_asked_is_not_seen_any_more() {
        suggestions.show(true);
        suggestions.take(made(OptionalInt.of(2), false));

        suggestions.take(new SuggestionMade(
                Sets.TWO.id(), "other", List.of(0.9, 0.1), OptionalInt.of(0), Optional.empty(), "", false));
        assertEquals(Optional.empty(), suggestions.seen(SET.id()));
        assertTrue(suggestions.seen(Sets.TWO.id()).isPresent());

        suggestions.none("The run was deleted.");
        assertEquals(Optional.empty(), suggestions.seen(Sets.TWO.id()));
    }

    private static SuggestionMade made(OptionalInt pick, boolean hidden) {
        return new SuggestionMade(
                SET.id(),
                "hash",
                List.of(0.1, 0.1, 0.7, 0.1),
                pick,
                pick.isPresent() ? Optional.of(BOX) : Optional.empty(),
                "beside image 1: sharper, less noise",
                hidden);
    }
}
