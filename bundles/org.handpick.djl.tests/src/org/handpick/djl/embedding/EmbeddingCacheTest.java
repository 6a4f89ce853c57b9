package org.handpick.djl.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.handpick.core.crop.ImageSize;
import org.handpick.dataset.LabelledImage;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.Preprocessing;
import org.handpick.learning.worker.Tell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheTest {
    @TempDir
    Path folder;

    private final Reds encoder = new Reds();

    /** Sees how red the first and the last pixel are, as a third of a step, which no half-precision number is. */
    private static final class Reds implements Encoder {
        /** Of a picture that begins as red as this it sees no number. */
        private static final int BLINDING = 255;

        private int seen;
        private String key = "reds";
        private float place = 1;

        @Override
        public String key() {
            return key;
        }

        @Override
        public Preprocessing preprocessing() {
            return new Preprocessing(32, 32);
        }

        @Override
        public int width() {
            return 2;
        }

        @Override
        public Backbone.Grid grid() {
            return new Backbone.Grid(1, 1, 1);
        }

        @Override
        public List<Embedding> of(List<Picture> pictures) {
            seen += pictures.size();
            return pictures.stream()
                    .map(picture -> new Embedding(
                            new float[] {red(picture, 0), red(picture, 31)}, new float[] {place}, picture.frame()))
                    .toList();
        }

        private static float red(Picture picture, int x) {
            int red = picture.rgb()[16 * 32 + x] & 0xFF;
            return red == BLINDING ? Float.NaN : red / 3f;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    @Test
    void what_is_no_number_is_refused_naming_the_image_and_not_kept() throws IOException {
        LabelledImage image = image("odd", 10, 200);
        EmbeddingCache cache = new EmbeddingCache(folder, encoder);
        for (float odd : new float[] {Float.NaN, Float.NEGATIVE_INFINITY, 70_000}) {
            encoder.place = odd;

            NothingSeen refused = assertThrows(NothingSeen.class, () -> cache.of(view(image, false)));

            assertTrue(refused.getMessage().contains("odd.png: what reds sees in it"), refused::getMessage);
            assertEquals(1, cache.missing(image, false).size());
        }
    }

    @Test
    void an_image_is_seen_once_and_in_a_mirror_once_more() throws IOException {
        LabelledImage image = image("a", 10, 200);
        EmbeddingCache cache = new EmbeddingCache(folder, encoder);

        Embedding first = cache.of(view(image, false));
        Embedding again = new EmbeddingCache(folder, encoder).of(view(image, false));
        Embedding mirrored = cache.of(view(image, true));

        assertEquals(2, encoder.seen);
        assertArrayEquals(first.whole(), again.whole());
        assertArrayEquals(new float[] {10 / 3f, 200 / 3f}, first.whole(), 0.04f);
        assertArrayEquals(new float[] {200 / 3f, 10 / 3f}, mirrored.whole(), 0.04f);
        assertArrayEquals(new float[] {0, 0.25f, 1, 0.75f}, first.frame());
    }

    @Test
    void another_encoder_has_seen_nothing_yet() throws IOException {
        LabelledImage image = image("a", 10, 200);
        new EmbeddingCache(folder, encoder).of(view(image, false));

        encoder.key = "other-weights";
        new EmbeddingCache(folder, encoder).of(view(image, false));

        assertEquals(2, encoder.seen);
    }

    @Test
    void a_look_at_many_that_was_stopped_goes_on_where_it_was() throws IOException {
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            images.add(image("i" + i, i, 2 * i));
        }
        EmbeddingCache cache = new EmbeddingCache(folder, encoder);

        List<Tell> told = new ArrayList<>();

        assertEquals(Optional.empty(), new EmbedImages(cache, told::add, () -> encoder.seen >= 16).of(images, true));
        assertEquals(16, encoder.seen);
        assertEquals(new Tell.Progressed("Looking at pictures", 0, 20), told.getFirst());
        told.clear();
        assertEquals(Optional.of(Map.of()), new EmbedImages(cache, told::add, () -> false).of(images, true));
        assertEquals(40, encoder.seen);
        assertEquals(new Tell.Progressed("Looking at pictures", 8, 12), told.getLast());
        assertEquals(Optional.of(Map.of()), new EmbedImages(cache, tell -> {}, () -> false).of(images, true));
        assertEquals(40, encoder.seen);
    }

    @Test
    void an_image_that_cannot_be_decoded_is_told_by_name_and_the_others_are_seen() throws IOException {
        LabelledImage good = image("a", 10, 200);
        Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");
        LabelledImage bad = new LabelledImage(broken, "broken.png", "s", new ImageSize(32, 16), 10, "b".repeat(64));

        Map<LabelledImage, String> unreadable = new EmbedImages(
                        new EmbeddingCache(folder, encoder), tell -> {}, () -> false)
                .of(List.of(bad, good), false)
                .orElseThrow();

        assertEquals(Set.of(bad), unreadable.keySet());
        assertTrue(unreadable.get(bad).startsWith(broken + ": "), unreadable::toString);
        assertEquals(1, encoder.seen);
    }

    @Test
    void an_image_of_which_the_encoder_tells_nothing_is_told_by_name_and_the_others_are_kept() throws IOException {
        LabelledImage good = image("a", 10, 200);
        LabelledImage bad = image("odd", Reds.BLINDING, 200);
        EmbeddingCache cache = new EmbeddingCache(folder, encoder);

        Map<LabelledImage, String> unreadable = new EmbedImages(cache, tell -> {}, () -> false)
                .of(List.of(bad, good), true)
                .orElseThrow();

        assertEquals(Set.of(bad), unreadable.keySet());
        assertTrue(unreadable.get(bad).startsWith(bad.file() + ": what reds sees in it"), unreadable::toString);
        assertEquals(List.of(), cache.missing(good, true));
    }

    private static EmbeddingCache.View view(LabelledImage image, boolean mirrored) {
        return new EmbeddingCache.View(image.file(), image.sha256(), mirrored);
    }

    /** Red from left to right. */
    private LabelledImage image(String name, int left, int right) throws IOException {
        BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 32; x++) {
            for (int y = 0; y < 16; y++) {
                image.setRGB(x, y, (x < 16 ? left : right) << 16);
            }
        }
        Path file = folder.resolve(name + ".png");
        ImageIO.write(image, "png", file.toFile());
        String sha = "%064x".formatted(name.hashCode() & 0xFFFFFFFFL);
        return new LabelledImage(file, name, "s", new ImageSize(32, 16), Files.size(file), sha.replace(' ', '0'));
    }
}
