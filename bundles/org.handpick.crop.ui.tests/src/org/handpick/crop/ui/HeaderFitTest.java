package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeaderFitTest {
    private static final HeaderFit.Widths PROPOSED = new HeaderFit.Widths(30, 16, 90, 30, 130, 60, 20, 120, 50);
    private static final HeaderFit.Widths OTHER = new HeaderFit.Widths(30, 16, 90, 30, 40, 40, 0, 120, 50);
    private static final int ALL = 30 + 16 + 90 + 130 + 120;

    @Test
    void where_there_is_room_everything_is_said_and_the_heading_has_what_is_left() {
        assertEquals(
                new HeaderFit(true, true, HeaderFit.State.WORD, HeaderFit.Proposal.WORDS, 120 + 14),
                fit(ALL + 14, PROPOSED));
    }

    @Test
    void the_heading_is_cut_before_a_word_goes_and_the_percentage_stays_longer_than_the_word() {
        assertEquals(
                new HeaderFit(true, true, HeaderFit.State.WORD, HeaderFit.Proposal.WORDS, 110),
                fit(ALL - 10, PROPOSED));
        assertEquals(HeaderFit.Proposal.PERCENT, fit(ALL - 80, PROPOSED).proposal());
    }

    @Test
    void the_mark_of_a_suggestion_is_there_however_narrow_the_pane_is() {
        for (int room = ALL; room >= 0; room--) {
            assertNotEquals(HeaderFit.Proposal.NONE, fit(room, PROPOSED).proposal(), "in a header of " + room);
        }
        assertEquals(new HeaderFit(false, false, HeaderFit.State.NONE, HeaderFit.Proposal.MARK, 0), fit(20, PROPOSED));
    }

    @Test
    void what_is_shown_never_takes_more_than_there_is() {
        for (int room = ALL; room >= 20; room--) {
            HeaderFit fit = fit(room, PROPOSED);
            int used = (fit.hasKey() ? 30 : 0)
                    + (fit.hasNumber() ? 16 : 0)
                    + new int[] {90, 30, 0}[fit.state().ordinal()]
                    + new int[] {130, 60, 20, 0}[fit.proposal().ordinal()]
                    + fit.heading();
            assertTrue(used <= room, used + " points in a header of " + room);
        }
    }

    @Test
    void panes_beside_each_other_do_without_the_same() {
        int narrow = HeaderFit.form(ALL - 80, PROPOSED);

        assertEquals(
                HeaderFit.Proposal.PERCENT,
                HeaderFit.of(narrow, ALL - 80, OTHER).proposal());
        assertEquals(HeaderFit.State.WORD, HeaderFit.of(narrow, ALL - 80, OTHER).state());
        assertTrue(HeaderFit.form(ALL - 80, OTHER) < narrow, "it had room for more");
    }

    private static HeaderFit fit(int room, HeaderFit.Widths widths) {
        return HeaderFit.of(HeaderFit.form(room, widths), room, widths);
    }

    @Test
    void an_image_that_is_not_proposed_has_no_mark() {
        assertEquals(HeaderFit.Proposal.NONE, fit(10, OTHER).proposal());
    }
}
