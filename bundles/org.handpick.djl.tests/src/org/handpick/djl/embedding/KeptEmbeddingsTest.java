package org.handpick.djl.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.handpick.dataset.Embeddings;
import org.handpick.djl.cache.ContentCache;
import org.handpick.learning.KeptEmbeddings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the worker keeps of an encoder is what a dataset is told of it. */
class KeptEmbeddingsTest {
    private static final int WIDTH = 6;
    private static final float[] FRAME = {0, 0.25f, 1, 0.75f};
    private static final String IMAGE = "ab".repeat(32);

    @TempDir
    Path cache;

    private ContentCache of(String encoder) {
        return new ContentCache(cache.resolve("embeddings").resolve(encoder), ".f16");
    }

    /** In steps that half precision keeps. */
    private static float[] numbers(int count) {
        Random random = new Random(5);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextInt(-64, 64) / 16f;
        }
        return numbers;
    }

    private static byte[] embedding(float[] whole, float[] places) {
        return new Embedding(whole, places, FRAME).bytes();
    }

    @Test
    void the_whole_of_an_image_is_told_whether_the_encoder_knows_places_or_not() {
        float[] whole = numbers(WIDTH);
        of("vit").keep(IMAGE, embedding(whole, numbers(WIDTH * 49)));
        assertArrayEquals(
                whole, KeptEmbeddings.inCache(cache).orElseThrow().of(IMAGE).orElseThrow());

        of("vector").keep(IMAGE, embedding(whole, whole));
        of("vector").keep("cd".repeat(32), embedding(whole, whole));
        Embeddings most = KeptEmbeddings.inCache(cache).orElseThrow();
        assertEquals("vector", most.encoder(), "which was shown more");
        assertArrayEquals(whole, most.of(IMAGE).orElseThrow());
    }

    @Test
    void what_was_seen_in_a_mirror_and_what_was_measured_counts_for_nothing() {
        float[] whole = numbers(WIDTH);
        assertEquals(Optional.empty(), KeptEmbeddings.inCache(cache), "of a cache that is not there");
        of("classic-3-512").keep(IMAGE, embedding(whole, numbers(WIDTH * 49)));
        of("vit").keep(IMAGE + "-mirrored", embedding(whole, numbers(WIDTH * 49)));

        assertEquals(Optional.empty(), KeptEmbeddings.inCache(cache));
    }

    @Test
    void what_is_damaged_or_not_there_was_never_seen() throws IOException {
        of("vit").keep(IMAGE, embedding(numbers(WIDTH), numbers(WIDTH * 49)));
        Embeddings known = KeptEmbeddings.inCache(cache).orElseThrow();
        assertTrue(known.of("cd".repeat(32)).isEmpty());

        try (Stream<Path> files = Files.walk(cache)) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[20] ^= 1;
            Files.write(file, bytes);
        }
        assertTrue(known.of(IMAGE).isEmpty());
    }
}
