package org.handpick.workbench;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Cancelled;
import org.handpick.core.Failure;
import org.handpick.core.Operation;
import org.handpick.core.Pace;
import org.handpick.core.Progress;

/**
 * An operation in the background that a person can watch and cancel, in a view and in the Progress view. What comes of it is told on the UI
 * thread.
 */
public final class OperationJob<R> extends Job {
    private final Executor ui;
    private final Supplier<Operation<R>> operation;
    private final End<R> end;
    private final AtomicLong done = new AtomicLong();
    private volatile Piece piece;
    private volatile boolean hasRun;

    /** What came of it. All are called on the UI thread, one of them once. */
    public interface End<R> {
        void done(R result);

        void cancelled();

        /** @param sentence what failed, and what to do */
        void failed(String sentence);
    }

    private record Piece(String what, long total, long begun) {}

    /** @param operation is made in the background, too */
    public OperationJob(String name, Display display, Supplier<Operation<R>> operation, End<R> end) {
        this(
                name,
                task -> {
                    if (!display.isDisposed()) {
                        display.asyncExec(task);
                    }
                },
                operation,
                end);
    }

    /** The same. @param ui what is told at the end is told by this */
    OperationJob(String name, Executor ui, Supplier<Operation<R>> operation, End<R> end) {
        super(name);
        this.ui = Objects.requireNonNull(ui);
        this.operation = Objects.requireNonNull(operation);
        this.end = Objects.requireNonNull(end);
        this.piece = new Piece(name, 0, System.nanoTime());
        addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                if (!hasRun) {
                    ui.execute(end::cancelled); // before its turn, and a view would wait for it for ever
                }
            }
        });
    }

    /** How far it is; for any thread. */
    public Pace pace() {
        Piece now = piece;
        return new Pace(now.what, done.get(), now.total, Duration.ofNanos(System.nanoTime() - now.begun));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        hasRun = true;
        try {
            R result = operation.get().run(new Watched(new JobProgress(monitor)));
            ui.execute(() -> end.done(result));
            return Status.OK_STATUS;
        } catch (Cancelled e) {
            ui.execute(end::cancelled);
            return Status.CANCEL_STATUS;
        } catch (Failure | UncheckedIOException | IllegalArgumentException e) {
            ui.execute(() -> end.failed(e.getMessage()));
            ILog.get().warn(e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            ui.execute(() -> end.failed(ofTheProgram(e))); // first: a log that fails is to keep no view waiting
            ILog.get().error(getName() + " ended in an error of the program", e);
        }
        return Status.OK_STATUS; // the view says what failed; a dialog would say it again
    }

    /** For what nobody has foreseen. */
    public static String ofTheProgram(Throwable error) {
        return "This failed because of an error in Handpick; the Error Log has the details: " + error;
    }

    /** Tells the job of the platform, and keeps what {@link #pace} tells. */
    private final class Watched implements Progress {
        private final Progress job;

        Watched(Progress job) {
            this.job = job;
        }

        @Override
        public void begin(String what, long total) {
            done.set(0);
            piece = new Piece(what, total, System.nanoTime());
            job.begin(what, total);
        }

        @Override
        public void advance(long steps) {
            done.addAndGet(steps);
            job.advance(steps);
        }

        @Override
        public boolean isCancelled() {
            return job.isCancelled();
        }
    }
}
