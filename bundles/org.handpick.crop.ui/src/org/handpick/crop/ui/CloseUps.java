package org.handpick.crop.ui;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.imaging.AreaScaler;
import org.handpick.imaging.Decode;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.Pixels;
import org.handpick.imaging.UnreadableImage;
import org.handpick.workbench.SwtPixels;

/**
 * Pictures of a part of a file from near, and of what differs between two files. Pixels of whole files stay outside the Java
 * heap and belong to the one thread that works here; the SWT images belong to this object.
 *
 * <p>For the UI thread. Of several requests for a pane that wait, only the last is worked on. A close-up stays until a newer
 * one comes: it is painted where its part lies, so it is right, if perhaps too small, while the view moves.
 */
final class CloseUps {
    /** What the pixels of whole files together may take; the last one is kept whatever it takes. */
    private static final long BUDGET = 512L << 20;

    private static final int GAIN = 3;
    private static final int CHANNEL = 0xFF;

    /**
     * What a pane shows from near.
     *
     * @param files one, or two whose difference is asked for: black where they are the same
     * @param part of the upright image; of two, the same part of each
     * @param room how large the part is on screen, in device pixels
     */
    record View(List<Path> files, CropBox part, ImageSize room) {
        View {
            files = List.copyOf(files);
        }
    }

    /** A view that can be painted. @param made the size of the image in pixels */
    record CloseUp(Image image, ImageSize made, View view) {}

    private final Display display;
    private final Runnable onChange;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-closeup").factory());
    private final Map<Path, Pixels> whole = new LinkedHashMap<>(); // the worker's, oldest first
    private final Map<Integer, View> waiting = new ConcurrentHashMap<>();
    private final Map<Integer, CloseUp> shown = new HashMap<>();
    private int generation;
    private volatile boolean disposed;

    /** @param onChange called on the UI thread when there is something new to paint */
    CloseUps(Display display, Runnable onChange) {
        this.display = display;
        this.onChange = onChange;
    }

    /** Another set is on screen: everything is let go. */
    void clear() {
        generation++;
        waiting.clear();
        List.copyOf(shown.keySet()).forEach(this::drop);
        if (!disposed) {
            worker.execute(this::closeAll);
        }
    }

    private void closeAll() {
        whole.values().forEach(Pixels::close);
        whole.clear();
    }

    /** The pane needs no close-up as things stand. */
    void drop(int pane) {
        waiting.remove(pane);
        Optional.ofNullable(shown.remove(pane)).ifPresent(gone -> gone.image().dispose());
    }

    Optional<CloseUp> of(int pane) {
        return Optional.ofNullable(shown.get(pane));
    }

    /** Asks for a view; the pane shows what it showed until that comes. */
    void request(int pane, View view) {
        int asked = generation;
        waiting.put(pane, view);
        worker.execute(() -> Optional.ofNullable(waiting.remove(pane)).ifPresent(last -> make(asked, pane, last)));
    }

    private void make(int asked, int pane, View view) {
        try (Pixels pixels = view.files().size() == 1
                ? picture(view.files().getFirst(), view.part(), view.room())
                : difference(view)) {
            CloseUp made = new CloseUp(SwtPixels.image(display, pixels), pixels.size(), view);
            if (disposed) {
                made.image().dispose(); // the part was closed meanwhile, and the display may follow
            } else {
                display.asyncExec(() -> show(asked, pane, made));
            }
        } catch (UnreadableImage e) {
            ILog.get().info("No close-up: " + e.getMessage()); // the pane says already that the image is broken
        }
    }

    private void show(int asked, int pane, CloseUp closeUp) {
        if (disposed || asked != generation) {
            closeUp.image().dispose();
            return;
        }
        Optional.ofNullable(shown.put(pane, closeUp))
                .ifPresent(before -> before.image().dispose());
        onChange.run();
    }

    private Pixels difference(View view) {
        try (Pixels one = picture(view.files().getFirst(), view.part(), view.room());
                Pixels two = picture(view.files().getLast(), view.part(), view.room());
                Pixels same = two.scaledTo(one.size())) {
            Pixels difference = Pixels.allocate(one.size());
            for (long at = 0; at < one.bytes().byteSize(); at += Pixels.BYTES) {
                int a = one.bytes().get(ValueLayout.JAVA_INT_UNALIGNED, at);
                int b = same.bytes().get(ValueLayout.JAVA_INT_UNALIGNED, at);
                difference.bytes().set(ValueLayout.JAVA_INT_UNALIGNED, at, difference(a, b));
            }
            return difference;
        }
    }

    /** Channel by channel, {@link #GAIN} times as bright. */
    private static int difference(int one, int two) {
        int result = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int apart = Math.abs((one >> shift & CHANNEL) - (two >> shift & CHANNEL));
            result |= Math.min(CHANNEL, GAIN * apart) << shift;
        }
        return result;
    }

    private Pixels picture(Path file, CropBox part, ImageSize room) {
        if (part.isFull()) {
            return new Decode(file, new Fit.Within(room.width(), room.height()))
                    .run(Progress.NONE)
                    .pixels();
        }
        Pixels pixels = whole(file);
        return part(pixels, part.on(pixels.size()), room);
    }

    private Pixels whole(Path file) {
        Optional<Pixels> known = Optional.ofNullable(whole.remove(file));
        Pixels pixels = known.orElseGet(() -> decode(file));
        whole.put(file, pixels); // now the newest
        long bytes =
                whole.values().stream().mapToLong(one -> one.bytes().byteSize()).sum();
        for (Path eldest : List.copyOf(whole.keySet())) {
            if (bytes > BUDGET && !eldest.equals(file)) {
                Pixels gone = whole.remove(eldest);
                bytes -= gone.bytes().byteSize();
                gone.close();
            }
        }
        return pixels;
    }

    private static Pixels decode(Path file) {
        Decoded decoded = new Decode(file, new Fit.Full()).run(Progress.NONE);
        return decoded.pixels();
    }

    private static Pixels part(Pixels whole, PixelBox part, ImageSize room) {
        ImageSize size = new Fit.Within(room.width(), room.height()).of(part.size());
        AreaScaler scaler = new AreaScaler(part.size(), size);
        for (int y = part.top(); y < part.bottom(); y++) {
            long from = (long) y * whole.stride() + (long) part.left() * Pixels.BYTES;
            scaler.row(whole.bytes().asSlice(from, (long) part.width() * Pixels.BYTES));
        }
        return scaler.finish();
    }

    void dispose() {
        clear();
        disposed = true;
        worker.execute(this::closeAll);
        worker.shutdown();
    }
}
