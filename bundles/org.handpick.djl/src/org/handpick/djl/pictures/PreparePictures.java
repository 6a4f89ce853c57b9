package org.handpick.djl.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.dataset.LabelledImage;
import org.handpick.learning.worker.Tell;

/** Sees to it that the pictures of images are in the cache before the first step needs them, on all processors. */
public record PreparePictures(PictureCache cache, Consumer<Tell> tell, BooleanSupplier stopped) {
    private static final int TELL_EVERY = 16;

    /**
     * @return false when it was stopped
     * @throws org.handpick.imaging.UnreadableImage when an image can't be decoded any more
     */
    public boolean of(List<LabelledImage> images) {
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService decoders = Executors.newFixedThreadPool(
                processors,
                Thread.ofPlatform().name("handpick-worker-decode-", 1).factory())) {
            List<Future<?>> prepared = new ArrayList<>();
            for (LabelledImage image : images) {
                prepared.add(decoders.submit(() -> {
                    cache.of(image.file(), image.sha256());
                }));
            }
            return await(prepared, decoders);
        }
    }

    private boolean await(List<Future<?>> prepared, ExecutorService decoders) {
        try {
            for (int done = 0; done < prepared.size(); done++) {
                if (stopped.getAsBoolean()) {
                    decoders.shutdownNow();
                    return false;
                }
                prepared.get(done).get();
                if (done % TELL_EVERY == 0) {
                    tell.accept(new Tell.Progressed("Preparing pictures", done, prepared.size()));
                }
            }
            return true;
        } catch (ExecutionException e) {
            decoders.shutdownNow();
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            decoders.shutdownNow();
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
