package org.handpick.crop.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.imaging.Decode;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.ImageFacts;
import org.handpick.imaging.Pixels;
import org.handpick.imaging.UnreadableImage;
import org.handpick.workbench.SwtPixels;

/**
 * The pictures on screen and of the sets around it, each at the size of its pane, made before they are asked for. It owns
 * every SWT image it hands out, and disposes of those that nobody wishes any more.
 *
 * <p>For the UI thread. Reading and decoding, and making SWT images, is done on threads of its own in the order of the
 * wishes; what is no longer wished when it comes is dropped.
 */
final class Pictures {
    /** How many are decoded at once of what is on screen, and how many ahead when nothing on screen is waiting. */
    private static final int AT_ONCE = 2;

    /** What all pictures together may take; those on screen are made whatever they take. */
    private static final long BUDGET = 256L << 20;

    /**
     * A file whose picture is wanted.
     *
     * @param room in device pixels; empty when only the size of the image is asked for
     * @param onScreen true for what a person is waiting for
     */
    record Wish(Path file, Optional<Fit.Within> room, boolean onScreen) {}

    private record Held(Picture picture, Optional<Fit.Within> room, long bytes) {}

    private final Display display;
    private final Runnable onChange;
    private final ExecutorService decoders;
    private final Map<Path, Held> held = new HashMap<>();
    private final Map<Path, Wish> started = new HashMap<>();
    private Map<Path, Wish> wishes = new LinkedHashMap<>();
    private long bytes;
    private volatile boolean disposed;

    /** @param onChange called on the UI thread when more is known of a file */
    Pictures(Display display, Runnable onChange) {
        this.display = display;
        this.onChange = onChange;
        this.decoders = Executors.newFixedThreadPool(
                2 * AT_ONCE, // what was begun ahead does not keep what is on screen waiting
                Thread.ofPlatform().daemon().name("handpick-decode-", 1).factory());
    }

    /** What is wished from now on, most urgent first. What is not among it is let go. */
    void want(Collection<Wish> wished) {
        Map<Path, Wish> byFile = new LinkedHashMap<>();
        wished.forEach(wish -> byFile.putIfAbsent(wish.file(), wish));
        wishes = byFile;
        held.keySet().stream()
                .filter(file -> !wishes.containsKey(file))
                .toList()
                .forEach(this::forget);
        startMore();
    }

    private void startMore() {
        boolean waiting = false;
        for (Wish wish : wishes.values()) {
            if (isMet(wish)) {
                continue;
            }
            waiting |= wish.onScreen();
            boolean mayStart = wish.onScreen() || !waiting && bytes < BUDGET;
            if (mayStart && !started.containsKey(wish.file()) && running(wish.onScreen()) < AT_ONCE) {
                started.put(wish.file(), wish);
                decoders.execute(() -> make(wish));
            }
        }
    }

    private long running(boolean onScreen) {
        return started.values().stream()
                .filter(wish -> wish.onScreen() == onScreen)
                .count();
    }

    /** Met when the picture is just as large as the wish asks for, so that it is copied to the screen and not resampled. */
    private boolean isMet(Wish wish) {
        Held found = held.get(wish.file());
        if (found == null) {
            return false;
        }
        return switch (found.picture()) {
            case Picture.Ready ready ->
                wish.room().isEmpty()
                        || found.room().equals(wish.room())
                        || found.room()
                                .map(room -> room.of(ready.size()))
                                .equals(wish.room().map(room -> room.of(ready.size())));
            case Picture.Awaited _ -> wish.room().isEmpty();
            case Picture.Broken _ -> true;
            case Picture.Gone _ -> true;
        };
    }

    private void make(Wish wish) {
        long start = System.nanoTime();
        try {
            if (wish.room().isEmpty()) {
                ImageSize size = ImageFacts.read(wish.file()).size();
                deliver(wish, new Held(new Picture.Awaited(Optional.of(size)), wish.room(), 0));
                return;
            }
            try (Decoded decoded = new Decode(wish.file(), wish.room().get()).run(Progress.NONE)) {
                ImageSize made = decoded.pixels().size();
                Image image = SwtPixels.image(display, decoded.pixels());
                long millis = (System.nanoTime() - start) / 1_000_000;
                Picture picture =
                        new Picture.Ready(image, made, decoded.fullSize(), millis, String.join("; ", decoded.notes()));
                deliver(wish, new Held(picture, wish.room(), (long) made.width() * made.height() * Pixels.BYTES));
            }
        } catch (UnreadableImage e) {
            boolean missing = e instanceof UnreadableImage.Missing;
            deliver(wish, new Held(new Picture.Broken(e.reason(), missing), wish.room(), 0));
        } catch (RuntimeException | Error e) {
            deliver(wish, new Held(new Picture.Broken("it could not be decoded (" + e + ")", false), wish.room(), 0));
            throw e;
        }
    }

    private void deliver(Wish wish, Held made) {
        if (disposed) {
            dispose(made); // the part was closed meanwhile, and the display may follow
            return;
        }
        display.asyncExec(() -> {
            started.remove(wish.file());
            if (disposed || !wishes.containsKey(wish.file())) {
                dispose(made);
            } else {
                forget(wish.file());
                held.put(wish.file(), made);
                bytes += made.bytes();
                makeRoom();
                onChange.run();
            }
            if (!disposed) {
                startMore();
            }
        });
    }

    /** Lets the least urgent pictures go that are not on screen, until the budget holds. */
    private void makeRoom() {
        List<Wish> leastFirst = new ArrayList<>(wishes.values()).reversed();
        for (Wish wish : leastFirst) {
            if (bytes > BUDGET && !wish.onScreen()) {
                forget(wish.file());
            }
        }
    }

    /** The picture of a file as far as it is there. */
    Picture of(Path file) {
        return Optional.ofNullable(held.get(file)).map(Held::picture).orElse(new Picture.Awaited(Optional.empty()));
    }

    /** Lets the picture of a file go, whose content or place has changed. */
    void forget(Path file) {
        Optional.ofNullable(held.remove(file)).ifPresent(gone -> {
            bytes -= gone.bytes();
            dispose(gone);
        });
    }

    private static void dispose(Held gone) {
        if (gone.picture() instanceof Picture.Ready ready) {
            ready.image().dispose();
        }
    }

    /** True when nothing is being made, and so nothing wished that could be. */
    boolean isAtRest() {
        return started.isEmpty();
    }

    /** How many files are held, for tests that count leaks. */
    int size() {
        return held.size();
    }

    /** Bytes of all SWT images held. */
    long bytes() {
        return bytes;
    }

    void dispose() {
        disposed = true;
        wishes = Map.of();
        decoders.shutdown();
        List.copyOf(held.keySet()).forEach(this::forget);
    }
}
