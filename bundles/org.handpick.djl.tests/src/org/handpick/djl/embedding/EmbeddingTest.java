package org.handpick.djl.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EmbeddingTest {
    private static final float[] FRAME = {0, 0, 1, 1};

    private final Embedding seen = new Embedding(
            new float[] {0.1f},
            new float[] {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2},
            FRAME);

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
