package org.handpick.bench.ui;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.PlatformUI;
import org.handpick.workbench.Workplace;

/**
 * What a person does at the workbench, and a stop watch. Called from a thread that is not the UI thread.
 *
 * <p>Keys and mouse are handed to the widget toolkit as events of the canvas, so key bindings and listeners take part, and
 * the way through the window system does not. Painted is what a canvas says of itself when its paint event has ended.
 */
final class Hands {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private final Display display;

    Hands(Display display) {
        this.display = display;
    }

    <T> T ask(Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        display.syncExec(() -> answer.set(question.get()));
        return answer.get();
    }

    void perform(Runnable work) {
        display.syncExec(work);
    }

    Workplace workplace() {
        return ask(() -> PlatformUI.getWorkbench().getService(Workplace.class));
    }

    /** @throws BenchFailed when it does not come about */
    void await(String what, Supplier<Boolean> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ask(condition)) {
            if (System.nanoTime() > end) {
                throw new BenchFailed(what + ": not within " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** The control that tells something about itself under a key. */
    Control telling(String key) {
        await("a view tells " + key, () -> find(key).isPresent());
        return ask(() -> find(key).orElseThrow());
    }

    private Optional<Control> find(String key) {
        return Stream.of(display.getShells())
                .flatMap(Hands::controls)
                .filter(control -> control.getData(key) != null && control.isVisible())
                .findFirst();
    }

    private static Stream<Control> controls(Control control) {
        Stream<Control> below = control instanceof Composite composite
                ? Stream.of(composite.getChildren()).flatMap(Hands::controls)
                : Stream.of();
        return Stream.concat(Stream.of(control), below);
    }

    /** A key goes down and up on a control. */
    static void press(Control on, int key, char character) {
        for (int type : new int[] {SWT.KeyDown, SWT.KeyUp}) {
            Event event = new Event();
            event.keyCode = key;
            event.character = character;
            event.doit = true;
            on.notifyListeners(type, event);
        }
    }

    /** A mouse event at a point of a control. */
    static void mouse(Control on, int type, int x, int y, int count) {
        Event event = new Event();
        event.button = type == SWT.MouseMove || type == SWT.MouseVerticalWheel ? 0 : 1;
        event.x = x;
        event.y = y;
        event.count = count;
        on.notifyListeners(type, event);
    }

    /**
     * How long it took until something was painted.
     *
     * @param latency from the event to the end of the paint, with the wait for the next frame of the window system's clock
     * @param work of the UI thread for it alone: handling the event, and painting
     */
    record Painted(Duration latency, Duration work) {}

    /** Does something on the UI thread and takes the time from there to the end of the first paint that satisfies. */
    Painted untilPainted(Control canvas, Runnable act, Predicate<Control> satisfies) {
        StopWatch watch = new StopWatch(canvas, satisfies);
        perform(() -> watch.start(act));
        try {
            if (!watch.painted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new BenchFailed("the canvas was not painted within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        } finally {
            perform(watch::remove);
        }
        return new Painted(Duration.ofNanos(watch.end - watch.begun), Duration.ofNanos(watch.work));
    }

    /** Lives on the UI thread; its times may be read when {@link #painted} is open. */
    private static final class StopWatch {
        private final CountDownLatch painted = new CountDownLatch(1);
        private final Control canvas;
        private final Predicate<Control> satisfies;
        private final Listener before = this::beforePaint;
        private final Listener after = event -> afterPaint();
        private long begun;
        private long paintBegun;
        private long work;
        private long end;

        StopWatch(Control canvas, Predicate<Control> satisfies) {
            this.canvas = canvas;
            this.satisfies = satisfies;
        }

        void start(Runnable act) {
            canvas.getDisplay().addFilter(SWT.Paint, before);
            canvas.addListener(SWT.Paint, after); // behind the canvas's own
            begun = System.nanoTime();
            act.run();
            work = System.nanoTime() - begun;
        }

        private void beforePaint(Event event) {
            if (event.widget == canvas) {
                paintBegun = System.nanoTime();
            }
        }

        private void afterPaint() {
            if (end == 0 && satisfies.test(canvas)) {
                end = System.nanoTime();
                work += end - paintBegun;
                painted.countDown();
            }
        }

        void remove() {
            canvas.getDisplay().removeFilter(SWT.Paint, before);
            canvas.removeListener(SWT.Paint, after);
        }
    }
}
