package org.handpick.djl.pictures;

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
import org.handpick.imaging.UnreadableImage;
import org.handpick.learning.worker.Tell;

/** Sees to it that the pictures of images are in the cache before the first step needs them, on all processors. */
public record PreparePictures(PictureCache cache, Consumer<Tell> tell, BooleanSupplier stopped) {
    private static final int TELL_EVERY = 16;

    /**
     * @return the images that can't be decoded any more, and which file it is and why; empty when it was stopped
     */
    public Optional<Map<LabelledImage, String>> of(List<LabelledImage> images) {
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService decoders = Executors.newFixedThreadPool(
                processors,
                Thread.ofPlatform().name("handpick-worker-decode-", 1).factory())) {
            Map<LabelledImage, Future<?>> prepared = new LinkedHashMap<>();
            for (LabelledImage image : images) {
                prepared.computeIfAbsent(image, one -> decoders.submit(() -> cache.of(one.file(), one.sha256())));
            }
            return await(prepared, decoders);
        }
    }

    private Optional<Map<LabelledImage, String>> await(
            Map<LabelledImage, Future<?>> prepared, ExecutorService decoders) {
        Map<LabelledImage, String> unreadable = new LinkedHashMap<>();
        int done = 0;
        for (Map.Entry<LabelledImage, Future<?>> one : prepared.entrySet()) {
            if (stopped.getAsBoolean()) {
                decoders.shutdownNow();
                return Optional.empty();
            }
            try {
                one.getValue().get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case UnreadableImage why -> unreadable.put(one.getKey(), why.file() + ": " + why.reason());
                    case RuntimeException cause -> {
                        decoders.shutdownNow();
                        throw cause;
                    }
                    default -> throw new IllegalStateException(e.getCause());
                }
            } catch (InterruptedException e) {
                decoders.shutdownNow();
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            if (done % TELL_EVERY == 0) {
                tell.accept(new Tell.Progressed("Preparing pictures", done, prepared.size()));
            }
            done++;
        }
        return Optional.of(unreadable);
    }
}
