package org.handpick.crop.ui;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Progress;
import org.handpick.imaging.Decode;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.Pixels;
import org.handpick.imaging.UnreadableImage;

/**
 * The pictures on screen and of the sets around it, at the size of their panes, made before they are asked for. It owns
 * every SWT image it hands out, and disposes of those that are not wanted any more.
 *
 * <p>For the UI thread; decoding is done on threads of its own, first what was asked for first.
 */
final class Pictures {
    /** Direct colour as {@link Pixels} holds it. */
    static final PaletteData PALETTE = new PaletteData(0xFF00, 0xFF0000, 0xFF000000);

    private static final int THREADS = 2;
    /** A picture is decoded anew when its pane has grown by more than this. */
    private static final double ENLARGED = 1.15;

    /** A file and the room, in device pixels, that its picture is for. */
    record Wish(Path file, Fit.Within room) {}

    private record Held(Wish wish, Picture picture) {}

    private final Display display;
    private final Consumer<Path> onChange;
    private final ExecutorService decoders;
    private final Map<Path, Held> held = new HashMap<>();
    private final Set<Path> started = new HashSet<>();
    private final Deque<Wish> waiting = new ArrayDeque<>();
    private boolean disposed;

    /** @param onChange called on the UI thread with each file whose picture is there, or turned out to be broken */
    Pictures(Display display, Consumer<Path> onChange) {
        this.display = display;
        this.onChange = onChange;
        this.decoders = Executors.newFixedThreadPool(
                THREADS,
                Thread.ofPlatform().daemon().name("handpick-decode-", 1).factory());
    }

    /** What is wanted from now on, most urgent first. What is not among it is let go. */
    void want(List<Wish> wishes) {
        Set<Path> files = new HashSet<>();
        waiting.clear();
        for (Wish wish : wishes) {
            if (files.add(wish.file()) && !started.contains(wish.file()) && !satisfies(held.get(wish.file()), wish)) {
                waiting.add(wish);
            }
        }
        held.keySet().stream().filter(file -> !files.contains(file)).toList().forEach(this::forget);
        for (int i = started.size(); i < THREADS; i++) {
            startNext();
        }
    }

    private static boolean satisfies(Held held, Wish wish) {
        return held != null
                && wish.room().width() <= held.wish().room().width() * ENLARGED
                && wish.room().height() <= held.wish().room().height() * ENLARGED;
    }

    private void startNext() {
        Wish wish = waiting.poll();
        if (wish != null) {
            started.add(wish.file());
            decoders.execute(() -> decode(wish));
        }
    }

    private void decode(Wish wish) {
        long start = System.nanoTime();
        try (Decoded decoded = new Decode(wish.file(), wish.room()).run(Progress.NONE)) {
            ImageData data = data(decoded.pixels());
            long millis = (System.nanoTime() - start) / 1_000_000;
            deliver(
                    wish,
                    () -> new Picture.Ready(
                            new Image(display, data), decoded.fullSize(), millis, String.join("; ", decoded.notes())));
        } catch (UnreadableImage e) {
            deliver(wish, () -> new Picture.Broken(e.reason()));
        }
    }

    /** Pixels as SWT wants them, in the Java heap. */
    static ImageData data(Pixels pixels) {
        return new ImageData(
                pixels.size().width(), pixels.size().height(), Integer.SIZE, PALETTE, Integer.BYTES, pixels.toArray());
    }

    private void deliver(Wish wish, Supplier<Picture> picture) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                started.remove(wish.file());
                if (!disposed) {
                    forget(wish.file());
                    held.put(wish.file(), new Held(wish, picture.get()));
                    onChange.accept(wish.file());
                    startNext();
                }
            });
        }
    }

    /** The picture of a file as far as it is there. */
    Picture of(Path file) {
        Held found = held.get(file);
        return found == null ? new Picture.Awaited() : found.picture();
    }

    /** Lets the picture of a file go, whose content or place has changed. */
    void forget(Path file) {
        Held gone = held.remove(file);
        if (gone != null && gone.picture() instanceof Picture.Ready ready) {
            ready.image().dispose();
        }
    }

    /** How many SWT images are held, for tests that count leaks. */
    int size() {
        return held.size();
    }

    void dispose() {
        disposed = true;
        waiting.clear();
        decoders.shutdownNow();
        new ArrayList<>(held.keySet()).forEach(this::forget);
    }
}
