package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LensesTest {
    private static final Lens NEAR = new Lens(3, 0.3, 0.4);

    @Test
    void images_are_looked_at_together() {
        assertEquals(
                List.of(NEAR, NEAR, NEAR), Lenses.whole(3).moved(1, NEAR, false).each());
    }

    @Test
    void an_image_that_moves_alone_leaves_the_others() {
        assertEquals(
                List.of(Lens.WHOLE, NEAR, Lens.WHOLE),
                Lenses.whole(3).moved(1, NEAR, true).each());
    }

    @Test
    void an_offset_stays_while_all_move() {
        Lenses shifted = Lenses.whole(2).moved(0, NEAR, false).moved(1, new Lens(3, 0.4, 0.4), true);
        Lenses moved = shifted.moved(0, new Lens(6, 0.5, 0.4), false);

        assertEquals(new Lens(6, 0.5, 0.4), moved.of(0));
        assertEquals(6, moved.of(1).zoom(), 1e-9);
        assertEquals(0.6, moved.of(1).x(), 1e-9);
    }

    @Test
    void one_that_is_seen_whole_again_brings_all_back() {
        Lenses shifted = Lenses.whole(2).moved(0, NEAR, false).moved(1, new Lens(8, 0.4, 0.4), true);

        assertTrue(shifted.moved(0, Lens.WHOLE, false).areWhole());
    }
}
