package org.handpick.djl.embedding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handpick.dataset.LabelledImage;
import org.handpick.djl.cache.ContentCache;
import org.handpick.djl.pictures.Picture;
import org.handpick.imaging.UnreadableImage;

/** Keeps what an encoder saw on disk, by the content of the image files and by all that decides what it sees. */
public final class EmbeddingCache {
    private final Encoder encoder;
    private final ContentCache kept;

    /** @param cache the folder of all caches */
    public EmbeddingCache(Path cache, Encoder encoder) {
        this.encoder = encoder;
        this.kept = new ContentCache(cache.resolve("embeddings").resolve(encoder.key()), ".f16");
    }

    /** An image file, seen as it is or in a mirror. @param sha256 of the file, 64 hex digits */
    public record View(Path file, String sha256, boolean mirrored) {
        private String key() {
            return mirrored ? sha256 + "-mirrored" : sha256;
        }
    }

    public Encoder encoder() {
        return encoder;
    }

    /**
     * The views of an image that were not seen before, as far as names tell.
     *
     * @param mirrored whether it is to be seen in a mirror too
     */
    public List<View> missing(LabelledImage image, boolean mirrored) {
        List<View> views = new ArrayList<>();
        views.add(new View(image.file(), image.sha256(), false));
        if (mirrored) {
            views.add(new View(image.file(), image.sha256(), true));
        }
        views.removeIf(view -> kept.has(view.key()));
        return views;
    }

    /**
     * @throws UnreadableImage when it was not seen before and its file cannot be decoded
     * @throws NothingSeen when there are no numbers for it
     */
    public Embedding of(View view) {
        Optional<Embedding> found = read(view);
        if (found.isPresent()) {
            return found.get();
        }
        Picture picture = encoder.preprocessing().of(view.file());
        return add(List.of(view), List.of(picture)).getFirst().orElseThrow(() -> nothingSeen(view));
    }

    private Optional<Embedding> read(View view) {
        return kept.read(view.key())
                .flatMap(bytes -> Embedding.of(
                        bytes,
                        encoder.width(),
                        encoder.grid().channels() * encoder.grid().places()));
    }

    /**
     * Has some files seen at once.
     *
     * @param pictures of the files, upright and never in a mirror
     * @return as they read back, so that a first training learns from the same numbers as a second; empty, and not kept, where there
     *     are no numbers that can be learned from
     */
    List<Optional<Embedding>> add(List<View> views, List<Picture> pictures) {
        List<Picture> shown = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            shown.add(views.get(i).mirrored() ? pictures.get(i).mirrored() : pictures.get(i));
        }
        List<Embedding> seen = encoder.of(shown);
        List<Optional<Embedding>> kept = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            byte[] bytes = seen.get(i).bytes();
            Embedding read = Embedding.of(
                            bytes, seen.get(i).whole().length, seen.get(i).places().length)
                    .orElseThrow();
            if (read.isFinite()) {
                this.kept.keep(views.get(i).key(), bytes);
                kept.add(Optional.of(read));
            } else {
                kept.add(Optional.empty());
            }
        }
        return kept;
    }

    NothingSeen nothingSeen(View view) {
        return new NothingSeen(
                view.file(),
                "what %s sees in it is not finite, or above 65504; nothing was kept of it".formatted(encoder.key()));
    }
}
