package org.handpick.cli.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.imaging.Thumbnails;
import org.handpick.imaging.UnreadableImage;

/** Makes the thumbnails of many images on all cores, and answers with what was wrong with some, as sentences. */
public final class ThumbnailBatch implements Operation<List<String>> {
    private final List<Path> images;
    private final Thumbnails thumbnails;

    public ThumbnailBatch(List<Path> images, Thumbnails thumbnails) {
        this.images = List.copyOf(images);
        this.thumbnails = thumbnails;
    }

    @Override
    public List<String> run(Progress progress) {
        progress.begin("Making thumbnails", images.size());
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Optional<String>>> made = images.stream()
                    .map(image -> workers.submit(() -> make(image, progress)))
                    .toList();
            List<String> failures = new ArrayList<>();
            for (Future<Optional<String>> one : made) {
                one.get().ifPresent(failures::add);
                progress.advance(1);
            }
            return failures;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    private Optional<String> make(Path image, Progress progress) {
        progress.check();
        try {
            thumbnails.of(image).close();
            return Optional.empty();
        } catch (UnreadableImage e) {
            return Optional.of(e.getMessage());
        }
    }
}
