package org.handpick.workbench.pictures;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.Pixels;
import org.handpick.imaging.Thumbnails;
import org.handpick.imaging.UnreadableImage;
import org.handpick.workbench.ForegroundWork;
import org.handpick.workbench.SwtPixels;

/**
 * Thumbnails as SWT images, each made for the size at which it is painted: those on screen first, older ones kept while
 * there is room, each disposed by this object alone. For the UI thread; they are made on threads of their own.
 */
public final class ThumbnailImages {
    private static final int KEPT = 600;
    private static final int THREADS = 2;
    private static final System.Logger LOG = System.getLogger(ThumbnailImages.class.getName());

    /** @param edge the room it was made for, in device pixels */
    private record Made(Image image, int edge) {}

    private final Display display;
    private final Thumbnails thumbnails;
    private final ForegroundWork foreground;
    private final BiConsumer<Path, Optional<String>> onChange;
    private final ExecutorService makers = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("handpick-thumbnail-", 1).factory());
    private final Map<Path, Made> images = new LinkedHashMap<>(KEPT, 0.75f, true);
    private final Map<Path, String> broken = new HashMap<>();
    private final Set<Path> started = new HashSet<>();
    private final Set<Path> outdated = new HashSet<>();
    private final Deque<Path> waiting = new ArrayDeque<>();
    private int edge = Thumbnails.EDGE;
    private volatile boolean disposed;

    /** @param onChange told of each file whose thumbnail is there, or with the reason why there is none */
    public ThumbnailImages(
            Display display,
            Thumbnails thumbnails,
            ForegroundWork foreground,
            BiConsumer<Path, Optional<String>> onChange) {
        this.display = display;
        this.thumbnails = thumbnails;
        this.foreground = foreground;
        this.onChange = onChange;
    }

    /** The thumbnail of a file, which stays this object's; empty while there is none. */
    public Optional<Image> of(Path file) {
        return Optional.ofNullable(images.get(file)).map(Made::image);
    }

    /** Why there is no thumbnail of a file. */
    public Optional<String> broken(Path file) {
        return Optional.ofNullable(broken.get(file));
    }

    /** True when there is a thumbnail of the right size, or a reason why not. */
    public boolean isKnown(Path file) {
        return broken.containsKey(file)
                || Optional.ofNullable(images.get(file))
                        .filter(made -> made.edge() == edge)
                        .isPresent();
    }

    /**
     * What is on screen now, from the top; what was wanted before and is not on screen any more waits no longer.
     *
     * @param room the edge of the square for each, in device pixels
     */
    public void want(Collection<Path> files, int room) {
        edge = room;
        waiting.clear();
        files.stream().filter(file -> !isKnown(file) && !started.contains(file)).forEach(waiting::add);
        for (int i = started.size(); i < THREADS; i++) {
            startNext();
        }
        letGo(Math.max(KEPT, 2 * files.size()));
    }

    private void letGo(int kept) {
        var oldest = images.values().iterator();
        while (images.size() > kept) {
            oldest.next().image().dispose();
            oldest.remove();
        }
    }

    private void startNext() {
        Path file = waiting.poll();
        if (file != null) {
            int room = edge;
            started.add(file);
            makers.execute(() -> make(file, room));
        }
    }

    private void make(Path file, int room) {
        try {
            foreground.standBack();
            try (Decoded thumbnail = thumbnails.of(file);
                    Pixels fitting = thumbnail
                            .pixels()
                            .scaledTo(new Fit.Within(room, room)
                                    .of(thumbnail.pixels().size()))) {
                deliver(file, Optional.of(new Made(SwtPixels.image(display, fitting), room)), Optional.empty());
            }
        } catch (UnreadableImage e) {
            deliver(file, Optional.empty(), Optional.of(e.reason()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the view is closed
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.ERROR, file + ": its thumbnail could not be made", e);
            deliver(file, Optional.empty(), Optional.of("its thumbnail could not be made (" + e + ")"));
        }
    }

    private void deliver(Path file, Optional<Made> made, Optional<String> reason) {
        if (disposed) {
            made.ifPresent(late -> late.image().dispose()); // the view was closed meanwhile, and the display may follow
            return;
        }
        display.asyncExec(() -> {
            started.remove(file);
            boolean isLate = outdated.remove(file);
            if (disposed || isLate) {
                made.ifPresent(late -> late.image().dispose());
            }
            if (disposed) {
                return;
            }
            if (isLate) {
                onChange.accept(file, Optional.empty()); // it is asked for anew when it is painted
                startNext();
                return;
            }
            made.flatMap(fresh -> Optional.ofNullable(images.put(file, fresh)))
                    .ifPresent(before -> before.image().dispose());
            reason.ifPresent(why -> broken.put(file, why));
            onChange.accept(file, reason);
            startNext();
        });
    }

    /** Forgets what is known of a file: a decision has moved it, or another has its name now. */
    public void forget(Path file) {
        Optional.ofNullable(images.remove(file)).ifPresent(made -> made.image().dispose());
        broken.remove(file);
        if (started.contains(file)) {
            outdated.add(file);
        }
    }

    /** Forgets which files were broken; they may have come back. */
    public void forgetBroken() {
        broken.clear();
    }

    /** Disposes of all of them. */
    public void dispose() {
        disposed = true;
        waiting.clear();
        makers.shutdownNow();
        images.values().forEach(made -> made.image().dispose());
        images.clear();
    }
}
