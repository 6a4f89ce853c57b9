package org.handpick.djl.embedding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.dataset.LabelledImage;
import org.handpick.djl.pictures.Picture;
import org.handpick.imaging.UnreadableImage;
import org.handpick.learning.worker.Tell;

/**
 * Has an encoder see images that it has not seen yet, a few at once, while the next few are decoded. One that was stopped, or
 * killed, goes on where it was.
 */
public record EmbedImages(EmbeddingCache cache, Consumer<Tell> tell, BooleanSupplier stopped) {
    /** Enough for a matrix multiplication to be worth its while; more take memory and are no faster on a processor. */
    private static final int AT_ONCE = 8;

    private record Work(LabelledImage image, List<EmbeddingCache.View> views, Future<Picture> picture) {}

    /**
     * @param mirrored whether they are to be seen in a mirror too
     * @return the images that can't be decoded any more, or of which the encoder tells nothing, and which file it is and why; empty
     *     when it was stopped
     */
    public Optional<Map<LabelledImage, String>> of(List<LabelledImage> images, boolean mirrored) {
        List<LabelledImage> unseen = images.stream()
                .distinct()
                .filter(image -> !cache.missing(image, mirrored).isEmpty())
                .toList();
        List<List<LabelledImage>> steps = steps(unseen);
        Map<LabelledImage, String> unreadable = new LinkedHashMap<>();
        try (ExecutorService decoders = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("handpick-worker-decode-", 1).factory())) {
            List<Work> next = steps.isEmpty() ? List.of() : decode(steps.getFirst(), mirrored, decoders);
            for (int step = 0; step < steps.size(); step++) {
                List<Work> now = next;
                next = step + 1 < steps.size() ? decode(steps.get(step + 1), mirrored, decoders) : List.of();
                if (stopped.getAsBoolean()) {
                    decoders.shutdownNow();
                    return Optional.empty();
                }
                tell.accept(new Tell.Progressed("Looking at pictures", (long) step * AT_ONCE, unseen.size()));
                see(now, unreadable);
            }
            return Optional.of(unreadable);
        }
    }

    private static List<List<LabelledImage>> steps(List<LabelledImage> unseen) {
        List<List<LabelledImage>> steps = new ArrayList<>();
        for (int from = 0; from < unseen.size(); from += AT_ONCE) {
            steps.add(unseen.subList(from, Math.min(from + AT_ONCE, unseen.size())));
        }
        return steps;
    }

    private List<Work> decode(List<LabelledImage> images, boolean mirrored, ExecutorService decoders) {
        return images.stream()
                .map(image -> new Work(
                        image,
                        cache.missing(image, mirrored),
                        decoders.submit(() -> cache.encoder().preprocessing().of(image.file()))))
                .toList();
    }

    private void see(List<Work> works, Map<LabelledImage, String> unreadable) {
        List<EmbeddingCache.View> views = new ArrayList<>();
        List<LabelledImage> images = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        for (Work work : works) {
            try {
                Picture picture = await(work.picture());
                for (EmbeddingCache.View view : work.views()) {
                    views.add(view);
                    images.add(work.image());
                    pictures.add(picture);
                }
            } catch (UnreadableImage e) {
                unreadable.put(work.image(), e.file() + ": " + e.reason());
            }
        }
        for (int from = 0; from < views.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, views.size());
            List<Optional<Embedding>> seen = cache.add(views.subList(from, to), pictures.subList(from, to));
            for (int i = 0; i < seen.size(); i++) {
                if (seen.get(i).isEmpty()) {
                    unreadable.put(
                            images.get(from + i),
                            cache.nothingSeen(views.get(from + i)).getMessage());
                }
            }
        }
    }

    private static Picture await(Future<Picture> picture) {
        try {
            return picture.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a picture was decoded", e);
        }
    }
}
