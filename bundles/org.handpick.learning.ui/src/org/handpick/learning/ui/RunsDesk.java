package org.handpick.learning.ui;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Progress;
import org.handpick.dataset.DatasetException;
import org.handpick.dataset.OpenDataset;
import org.handpick.learning.curves.UnwritableChart;
import org.handpick.learning.runs.RunException;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.runs.Runs;
import org.handpick.learning.training.TrainingProgram;
import org.handpick.learning.training.TrainingQueue;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.workbench.Workplace;

/**
 * Follows the runs of the data area for the views, does to them what a person asks for, and starts the next when one has ended.
 *
 * <p>All methods are for the UI thread and return at once; the work is done on a thread of its own, one piece after the other. Runs
 * are read once a second while one is trained and a view is on the screen, else every few seconds, or not at all.
 */
@Creatable
@Singleton
public final class RunsDesk {
    private static final int TICK_MILLIS = 1000;
    private static final int TICKS_OF_REST = 5;

    /** What wants to know of the runs. Called on the UI thread. */
    interface Watcher {
        boolean isOnScreen();

        void show(List<RunSummary> runs);

        /** Shows a sentence on what could not be done. */
        void tell(String sentence);

        /** A person has just asked here for the training of this run, and wants to see it. */
        default void asked(String run) {
            // most don't care
        }
    }

    private final Path dataArea;
    private final Runs runs;
    private final TrainingQueue queue;
    private final NextTraining next;
    private final Display display;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-runs").factory());
    private final List<Watcher> watchers = new ArrayList<>();
    private List<RunSummary> latest = List.of();
    private boolean reading;
    private boolean readAgain;
    private boolean wasSeen;
    private int ticks;

    @Inject
    public RunsDesk(Workplace workplace, Display display) {
        this.dataArea = workplace.dataArea();
        this.display = display;
        this.runs = new Runs(dataArea);
        this.queue = new TrainingQueue(runs, TrainingProgram.ofThisInstallation(dataArea));
        this.next = new NextTraining(queue::startNext, this::fail);
        display.timerExec(TICK_MILLIS, this::tick);
    }

    Path dataArea() {
        return dataArea;
    }

    /** For work in {@link #act}. */
    Runs runs() {
        return runs;
    }

    /** For work in {@link #act}. */
    TrainingQueue queue() {
        return queue;
    }

    /** Has a model trained as soon as nothing else is. @param name what the run is to be called; empty for none */
    void train(String name, TrainingSettings settings, Path dataset) {
        act(
                () -> queue.add(name, settings, new OpenDataset(dataset).run(Progress.NONE))
                        .id(),
                id -> {
                    List.copyOf(watchers).forEach(watcher -> watcher.asked(id));
                    read();
                });
    }

    /** Whether a person has asked the run to end, and it hasn't yet. */
    boolean isStopping(String run) {
        return queue.isStopping(run);
    }

    void join(Watcher watcher) {
        watchers.add(watcher);
        read();
    }

    void leave(Watcher watcher) {
        watchers.remove(watcher);
    }

    /** Does something on the thread of the desk and reads the runs again. What can't be done is told to all watchers. */
    void act(Runnable work) {
        act(
                () -> {
                    work.run();
                    return true;
                },
                _ -> {});
        read();
    }

    /** Asks for something on the thread of the desk. @param then gets the answer on the UI thread */
    <R> void act(Supplier<R> work, Consumer<R> then) {
        thread.execute(() -> {
            try {
                R answer = work.get();
                onUi(() -> then.accept(answer));
            } catch (RunException
                    | DatasetException
                    | UnwritableChart
                    | UncheckedIOException
                    | IllegalArgumentException e) {
                fail(e);
            } catch (RuntimeException e) {
                ILog.get().error("The runs could not be worked on because of an error in the program", e);
                tell("This failed because of an error in Handpick; the Error Log has the details: " + e);
            }
        });
    }

    private void fail(RuntimeException e) {
        ILog.get().warn(e.getMessage(), e);
        tell(e.getMessage());
    }

    private void tell(String sentence) {
        onUi(() -> watchers.forEach(watcher -> watcher.tell(sentence)));
    }

    private void onUi(Runnable work) {
        if (!display.isDisposed()) {
            display.asyncExec(work);
        }
    }

    private void tick() {
        if (display.isDisposed()) {
            return;
        }
        display.timerExec(TICK_MILLIS, this::tick);
        ticks++;
        boolean isSeen = watchers.stream().anyMatch(Watcher::isOnScreen);
        boolean isBusy = latest.stream()
                .anyMatch(run -> run.state() instanceof RunState.Running || run.state() instanceof RunState.Queued);
        boolean isNewOnScreen = isSeen && !wasSeen; // what it shows may be long over
        wasSeen = isSeen;
        if (isNewOnScreen || isSeen && isBusy || (isSeen || isBusy) && ticks % TICKS_OF_REST == 0) {
            read();
        }
    }

    /** Reads the runs, and starts the next one when none is trained; who asks while that is under way lets it be done once more. */
    private void read() {
        readAgain = reading;
        if (reading) {
            return;
        }
        reading = true;
        thread.execute(() -> {
            try {
                next.start();
                List<RunSummary> now = runs.list(Progress.NONE);
                onUi(() -> show(now));
            } catch (RunException | UncheckedIOException e) {
                fail(e);
            } finally {
                onUi(this::haveRead);
            }
        });
    }

    /** Reads the runs now. */
    void refresh() {
        read();
    }

    private void haveRead() {
        reading = false;
        if (readAgain) {
            read();
        }
    }

    private void show(List<RunSummary> now) {
        latest = now;
        watchers.forEach(watcher -> watcher.show(now));
    }
}
