package org.handpick.ui.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;

/** Drives the workbench through the X server's test extension, so that events take the way a person's do. Uses xdotool. */
public final class XDriver implements Driver {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final int DRAG_STEPS = 6;
    private static final Duration STILL = Duration.ofMillis(80);

    /** What the pointer does comes before a question in the loop that the question wakes, or in the next. */
    private static final int LOOPS_UNTIL_SEEN = 3;

    private static final long MILLISECOND = 1_000_000;

    private final Display display;
    private long clicked = System.nanoTime();

    public XDriver(Display display) {
        this.display = display;
        display.syncExec(() -> LastEvents.of(display));
    }

    @Override
    public void press(String keys) {
        xdotool("key", "--clearmodifiers", keys);
    }

    @Override
    public void type(String text) {
        xdotool("type", "--clearmodifiers", text);
    }

    /**
     * A tip that is up still would take the click, and goes only when the pointer is seen to move. Two clicks in a row are never a
     * double click: a quick machine has closed a dialog between them before that time is over.
     */
    @Override
    public void click(Point at) {
        xdotool("mousemove", text(at.x), text(at.y));
        for (int i = 0; i < LOOPS_UNTIL_SEEN; i++) {
            ask(display::getCursorLocation);
        }
        LockSupport.parkNanos(clicked + ask(display::getDoubleClickTime) * MILLISECOND - System.nanoTime());
        xdotool("click", "1");
        clicked = System.nanoTime();
    }

    @Override
    public void drag(Point from, Point to) {
        List<String> moves = new ArrayList<>(List.of("mousemove", text(from.x), text(from.y), "mousedown", "1"));
        for (int step = 1; step <= DRAG_STEPS; step++) {
            int x = from.x + (to.x - from.x) * step / DRAG_STEPS;
            int y = from.y + (to.y - from.y) * step / DRAG_STEPS;
            moves.addAll(List.of("mousemove", text(x), text(y)));
        }
        moves.addAll(List.of("mouseup", "1"));
        xdotool(moves.toArray(String[]::new));
    }

    @Override
    public void awaitWindow(String title) {
        xdotool("search", "--sync", "--onlyvisible", "--name", "^" + title + "$", "windowfocus", "--sync");
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static void xdotool(String... arguments) {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!process.waitFor(
                    PATIENCE.toSeconds(), TimeUnit.SECONDS)) { // it says a line at most, so it never waits for us
                process.destroy();
                throw new AssertionError(command + ": not within " + PATIENCE.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(
                        command + ": " + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted at " + command, e);
        }
    }

    @Override
    public <T> T ask(Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        display.syncExec(() -> answer.set(question.get()));
        return answer.get();
    }

    @Override
    public void await(Condition condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!ask(condition.holds()::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("%s: not within %d s; %s; the screen is in %s; the last events:%n%s"
                        .formatted(
                                condition.name(),
                                patience.toSeconds(),
                                ask(condition.seen()),
                                ask(this::keepScreen),
                                ask(() -> LastEvents.of(display).toString())));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Waits until nothing moves any more: a theme fades in, and a view is painted after what it shows is known. */
    @Override
    public void screenshot(Path png) {
        AtomicReference<ImageData> last = new AtomicReference<>(ask(this::capture));
        AtomicLong since = new AtomicLong(System.nanoTime());
        await(new Condition(
                "nothing moves on screen",
                () -> {
                    ImageData now = capture();
                    if (!Arrays.equals(now.data, last.getAndSet(now).data)) {
                        since.set(System.nanoTime());
                    }
                    return System.nanoTime() - since.get() >= STILL.toNanos();
                },
                () -> "something still moves"));
        ask(() -> save(last.get(), png));
    }

    /** As it is now, whatever moves. */
    private Path keepScreen() {
        try {
            return save(capture(), Files.createTempFile(Path.of("target").toAbsolutePath(), "failed-", ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path save(ImageData picture, Path png) {
        ImageLoader writer = new ImageLoader();
        writer.data = new ImageData[] {picture};
        writer.save(png.toString(), SWT.IMAGE_PNG);
        return png;
    }

    private ImageData capture() {
        Rectangle bounds = display.getBounds();
        Image picture = new Image(display, bounds.width, bounds.height);
        GC gc = new GC(display);
        try {
            gc.copyArea(picture, bounds.x, bounds.y);
            return picture.getImageData();
        } finally {
            gc.dispose();
            picture.dispose();
        }
    }
}
