package org.handpick.djl.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.handpick.djl.graph.Backbone;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    private static final Backbone.Grid GRID = new Backbone.Grid(2, 3, 4);
    private static final float[] FRAME = {0, 0, 1, 1};

    /** The first channel tells how far right a place is, the second how far down. */
    private final Embedding seen = new Embedding(
            new float[] {0.1f},
            new float[] {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2},
            FRAME);

    @Test
    void the_same_grid_sees_the_same() {
        assertArrayEquals(seen.places(), seen.places(FRAME, GRID, GRID));
    }

    @Test
    void a_finer_grid_sees_what_lies_between_and_at_the_edge_what_is_there() {
        float[] finer = seen.places(FRAME, GRID, new Backbone.Grid(2, 1, 8));
        assertArrayEquals(
                new float[] {0, 0.25f, 0.75f, 1.25f, 1.75f, 2.25f, 2.75f, 3, 1, 1, 1, 1, 1, 1, 1, 1}, finer, 1e-6f);
    }

    @Test
    void a_part_sees_what_lies_in_it() {
        float[] part = seen.places(new float[] {0.5f, 1 / 3f, 1, 1}, GRID, new Backbone.Grid(2, 2, 2));
        assertArrayEquals(new float[] {2, 3, 2, 3, 1, 1, 2, 2}, part, 1e-6f);
    }

    @Test
    void its_bytes_are_half_as_many_and_read_back_to_three_digits() {
        byte[] bytes = seen.bytes();
        assertEquals(16 + 2 * 25, bytes.length);
        Embedding again = Embedding.of(bytes, 1, 24).orElseThrow();
        assertArrayEquals(seen.whole(), again.whole(), 1e-4f);
        assertArrayEquals(seen.places(), again.places());
        assertArrayEquals(FRAME, again.frame());
        assertTrue(Embedding.of(bytes, 2, 24).isEmpty());
    }
}
