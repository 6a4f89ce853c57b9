package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.ImageSet;
import org.handpick.picking.Suggested;
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
                suggestions.logged(SET));
    }

    @Test
    void what_is_seen_is_logged_as_seen() {
        suggestions.show(true);
        suggestions.take(made(OptionalInt.of(2), false));

        assertTrue(suggestions.acceptable(SET.id()).isPresent());
        assertTrue(suggestions.logged(SET).orElseThrow().visible());
        assertEquals(
                "suggests image 3 cropped, 70 % sure; measured: sharper, less noise",
                suggestions.words(SET.id()).orElseThrow());
    }

    @Test
    void a_set_of_the_blind_share_shows_nothing_and_can_not_be_accepted() {
        suggestions.show(true);
        suggestions.take(made(OptionalInt.of(2), true));

        assertEquals(Optional.empty(), suggestions.acceptable(SET.id()));
        assertFalse(suggestions.logged(SET).orElseThrow().visible());
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

        assertEquals("The model has no opinion", suggestions.words(SET.id()).orElseThrow());
        assertEquals(Optional.empty(), suggestions.acceptable(SET.id()));
        assertEquals(Optional.empty(), suggestions.logged(SET));
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

    private static SuggestionMade made(OptionalInt pick, boolean hidden) {
        return new SuggestionMade(
                SET.id(),
                "hash",
                List.of(0.1, 0.1, 0.7, 0.1),
                pick,
                pick.isPresent() ? Optional.of(BOX) : Optional.empty(),
                List.of("sharper", "less noise"),
                hidden);
    }
}
