package org.handpick.crop.ui;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.imaging.AreaScaler;
import org.handpick.imaging.Decode;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.Pixels;
import org.handpick.imaging.UnreadableImage;

/**
 * Pictures that need every pixel of a file: parts of it from near, and what differs between two. The pixels stay outside the
 * Java heap and belong to the one thread that works here; the SWT images belong to this object.
 *
 * <p>For the UI thread. A newer request about a pane makes an older one pointless, so that is dropped.
 */
final class CloseUps {
    private static final int GAIN = 3;
    private static final int WHITE = 255;

    /** A part of an image, painted where that part lies. */
    record CloseUp(Image image, PixelBox part) {}

    private final Display display;
    private final Runnable onChange;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-closeup").factory());
    private final Map<Path, Pixels> whole = new HashMap<>(); // the worker's
    private final Map<Integer, CloseUp> shown = new HashMap<>();
    private final AtomicInteger round = new AtomicInteger();
    private boolean disposed;

    CloseUps(Display display, Runnable onChange) {
        this.display = display;
        this.onChange = onChange;
    }

    /** Another set is on screen: everything is let go. */
    void clear() {
        begin();
        if (!disposed) {
            worker.execute(this::closeAll);
        }
    }

    private void closeAll() {
        whole.values().forEach(Pixels::close);
        whole.clear();
    }

    Optional<CloseUp> of(int pane) {
        return Optional.ofNullable(shown.get(pane));
    }

    /** What was shown before no longer lies right; to be called before the requests of a new view. */
    void begin() {
        round.incrementAndGet();
        shown.values().forEach(closeUp -> closeUp.image().dispose());
        shown.clear();
    }

    /**
     * Asks for a part of a file at no more than the size of its pane.
     *
     * @param part in pixels of the upright image
     * @param room the size of the pane in device pixels
     */
    void request(int pane, Path file, PixelBox part, ImageSize room) {
        work(pane, part, () -> part(whole(file), part, room));
    }

    /** Asks for what differs between two files, black where they are the same, at no more than the size of the pane. */
    void requestDifference(int pane, Path file, Path other, ImageSize size, ImageSize room) {
        work(pane, PixelBox.full(size), () -> {
            Fit fit = new Fit.Within(room.width(), room.height());
            try (Decoded one = new Decode(file, fit).run(Progress.NONE);
                    Decoded two = new Decode(other, fit).run(Progress.NONE);
                    Pixels same = two.pixels().scaledTo(one.pixels().size())) {
                return difference(Pictures.data(one.pixels()), Pictures.data(same));
            }
        });
    }

    private static ImageData difference(ImageData one, ImageData two) {
        for (int i = 0; i < one.data.length; i++) {
            one.data[i] = (byte) Math.min(WHITE, GAIN * Math.abs((one.data[i] & 0xFF) - (two.data[i] & 0xFF)));
        }
        return one;
    }

    private void work(int pane, PixelBox part, Supplier<ImageData> painting) {
        int asked = round.get();
        worker.execute(() -> {
            if (asked != round.get()) {
                return;
            }
            try {
                ImageData data = painting.get();
                display.asyncExec(() -> show(asked, pane, data, part));
            } catch (UnreadableImage e) {
                // the pane says already that the image is broken
            }
        });
    }

    private void show(int asked, int pane, ImageData data, PixelBox part) {
        if (disposed || asked != round.get()) {
            return;
        }
        CloseUp before = shown.put(pane, new CloseUp(new Image(display, data), part));
        if (before != null) {
            before.image().dispose();
        }
        onChange.run();
    }

    private Pixels whole(Path file) {
        return whole.computeIfAbsent(
                file,
                asked -> new Decode(asked, new Fit.Full()).run(Progress.NONE).pixels());
    }

    private static ImageData part(Pixels whole, PixelBox part, ImageSize room) {
        double scale =
                Math.min(1, Math.min((double) room.width() / part.width(), (double) room.height() / part.height()));
        ImageSize size = new ImageSize(Math.max(1, (int) Math.round(part.width() * scale)), Math.max(1, (int)
                Math.round(part.height() * scale)));
        AreaScaler scaler = new AreaScaler(part.size(), size);
        for (int y = part.top(); y < part.bottom(); y++) {
            long from = (long) y * whole.stride() + (long) part.left() * Pixels.BYTES;
            scaler.row(whole.bytes().asSlice(from, (long) part.width() * Pixels.BYTES));
        }
        try (Pixels scaled = scaler.finish()) {
            return Pictures.data(scaled);
        }
    }

    void dispose() {
        clear();
        disposed = true;
        worker.shutdown();
    }
}
