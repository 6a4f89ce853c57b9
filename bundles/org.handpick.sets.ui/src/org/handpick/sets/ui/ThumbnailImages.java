package org.handpick.sets.ui;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Pixels;
import org.handpick.imaging.Thumbnails;
import org.handpick.imaging.UnreadableImage;

/**
 * Thumbnails as SWT images: those on screen first, older ones kept while there is room, each disposed by this object alone.
 * For the UI thread; they are made on threads of their own.
 */
final class ThumbnailImages {
    /** About 50 MB at 256 x 256 pixels. */
    private static final int KEPT = 200;

    private static final int THREADS = 2;
    private static final PaletteData PALETTE = new PaletteData(0xFF00, 0xFF0000, 0xFF000000);

    private final Display display;
    private final Thumbnails thumbnails;
    private final BiConsumer<Path, Optional<String>> onChange;
    private final ExecutorService makers = Executors.newFixedThreadPool(
            THREADS,
            Thread.ofPlatform()
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .name("handpick-thumbnail-", 1)
                    .factory());
    private final Map<Path, Image> images = new LinkedHashMap<>(KEPT, 0.75f, true);
    private final Map<Path, String> broken = new HashMap<>();
    private final Set<Path> started = new HashSet<>();
    private final Deque<Path> waiting = new ArrayDeque<>();
    private boolean disposed;

    /** @param onChange told of each file whose thumbnail is there, or with the reason why there is none */
    ThumbnailImages(Display display, Path cache, BiConsumer<Path, Optional<String>> onChange) {
        this.display = display;
        this.thumbnails = new Thumbnails(cache);
        this.onChange = onChange;
    }

    Optional<Image> of(Path file) {
        return Optional.ofNullable(images.get(file));
    }

    /** Why there is no thumbnail of a file. */
    Optional<String> broken(Path file) {
        return Optional.ofNullable(broken.get(file));
    }

    /** What is on screen now, from the top; what was wanted before and is not on screen any more waits no longer. */
    void want(List<Path> files) {
        waiting.clear();
        files.stream()
                .filter(file -> !images.containsKey(file) && !broken.containsKey(file) && !started.contains(file))
                .forEach(waiting::add);
        for (int i = started.size(); i < THREADS; i++) {
            startNext();
        }
        letGo(Math.max(KEPT, 2 * files.size()));
    }

    private void letGo(int kept) {
        var oldest = images.values().iterator();
        while (images.size() > kept) {
            oldest.next().dispose();
            oldest.remove();
        }
    }

    private void startNext() {
        Path file = waiting.poll();
        if (file != null) {
            started.add(file);
            makers.execute(() -> make(file));
        }
    }

    private void make(Path file) {
        try (Decoded thumbnail = thumbnails.of(file)) {
            Pixels pixels = thumbnail.pixels();
            ImageData data = new ImageData(
                    pixels.size().width(),
                    pixels.size().height(),
                    Integer.SIZE,
                    PALETTE,
                    Integer.BYTES,
                    pixels.toArray());
            deliver(file, Optional.of(data), Optional.empty());
        } catch (UnreadableImage e) {
            deliver(file, Optional.empty(), Optional.of(e.reason()));
        }
    }

    private void deliver(Path file, Optional<ImageData> data, Optional<String> reason) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                started.remove(file);
                if (!disposed) {
                    data.ifPresent(made -> images.put(file, new Image(display, made)));
                    reason.ifPresent(why -> broken.put(file, why));
                    onChange.accept(file, reason);
                    startNext();
                }
            });
        }
    }

    /** Forgets which files were broken; they may have come back. */
    void forgetBroken() {
        broken.clear();
    }

    void dispose() {
        disposed = true;
        waiting.clear();
        makers.shutdownNow();
        images.values().forEach(Image::dispose);
        images.clear();
    }
}
