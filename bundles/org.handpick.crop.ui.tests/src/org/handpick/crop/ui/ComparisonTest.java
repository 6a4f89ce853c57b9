package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void side_by_side_shows_every_image() {
        assertEquals(
                List.of(0, 1, 2), Comparison.of(CompareMode.SIDE_BY_SIDE, 3).shown());
    }

    @Test
    void the_image_that_was_pointed_at_is_compared_with_its_neighbour() {
        Comparison flicker =
                Comparison.of(CompareMode.SIDE_BY_SIDE, 4).pointedAt(3).next();

        assertEquals(List.of(3), flicker.shown());
        assertEquals(List.of(0), flicker.turn().shown());
        assertEquals(List.of(3), flicker.turn().turn().shown());
    }

    @Test
    void pointing_changes_nothing_while_images_lie_over_each_other() {
        Comparison flicker = Comparison.of(CompareMode.FLICKER, 3);

        assertEquals(flicker, flicker.pointedAt(2));
    }

    @Test
    void every_pair_has_its_turn() {
        Comparison at = Comparison.of(CompareMode.DIFFERENCE, 4);
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            pairs.add(at.one() + "" + at.two());
            at = at.nextPair();
        }

        assertEquals(List.of("01", "02", "03", "12", "13", "23", "01"), pairs);
    }

    @Test
    void a_set_of_one_is_looked_at_and_compared_with_nothing() {
        Comparison single = Comparison.of(CompareMode.FLICKER, 1);

        assertEquals(single, single.next());
        assertEquals(single, single.nextPair());
        assertEquals(List.of(0), single.shown());
    }

    @Test
    void an_editor_without_a_set_shows_nothing() {
        assertEquals(List.of(), Comparison.of(CompareMode.DIFFERENCE, 0).shown());
    }
}
