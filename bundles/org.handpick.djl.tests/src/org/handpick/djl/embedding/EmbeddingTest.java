package org.handpick.djl.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
    void the_whole_is_what_it_was() {
        assertArrayEquals(seen.places(), seen.places(FRAME, GRID));
    }

    @Test
    void a_part_sees_what_lies_in_it_between_the_places_and_at_the_edge_what_is_there() {
        float[] part = seen.places(new float[] {0.5f, 0, 1, 1}, GRID);
        float[] right = {1.75f, 2.25f, 2.75f, 3};
        for (int row = 0; row < 3; row++) {
            assertArrayEquals(right, Arrays.copyOfRange(part, 4 * row, 4 * row + 4), 1e-6f);
        }
        float[] low = seen.places(new float[] {0, 1 / 3f, 1, 1}, GRID);
        assertArrayEquals(
                new float[] {5 / 6f, 5 / 6f, 5 / 6f, 5 / 6f, 1.5f, 1.5f, 1.5f, 1.5f, 2, 2, 2, 2},
                Arrays.copyOfRange(low, 12, 24),
                1e-6f);
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
