package org.handpick.learning.ui;

import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.handpick.dataset.DatasetException;
import org.handpick.learning.runs.RunException;
import org.handpick.learning.worker.WorkerFailure;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.workbench.JobProgress;

/** An operation in the background, which the Progress view shows and can cancel. What comes of it is told on the UI thread. */
final class OperationJob<R> extends Job {
    private final Display display;
    private final Supplier<Operation<R>> operation;
    private final End<R> end;

    /** What came of it. All are called on the UI thread, one of them once. */
    interface End<R> {
        void done(R result);

        void cancelled();

        /** @param sentence what failed, and what to do */
        void failed(String sentence);
    }

    /** @param operation is made in the background, too */
    OperationJob(String name, Display display, Supplier<Operation<R>> operation, End<R> end) {
        super(name);
        this.display = Objects.requireNonNull(display);
        this.operation = Objects.requireNonNull(operation);
        this.end = Objects.requireNonNull(end);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            R result = operation.get().run(new JobProgress(monitor));
            onUi(() -> end.done(result));
            return Status.OK_STATUS;
        } catch (Cancelled e) {
            onUi(() -> end.cancelled());
            return Status.CANCEL_STATUS;
        } catch (WorkerFailure
                | DatasetException
                | RunException
                | UnreadableLog
                | UncheckedIOException
                | IllegalArgumentException e) {
            ILog.get().warn(e.getMessage(), e);
            onUi(() -> end.failed(e.getMessage()));
        } catch (RuntimeException e) {
            ILog.get().error(getName() + " ended in an error of the program", e);
            onUi(() -> end.failed("This failed because of an error in Handpick; the Error Log has the details: " + e));
        }
        return Status.OK_STATUS; // the view says what failed; a dialog would say it again
    }

    private void onUi(Runnable work) {
        if (!display.isDisposed()) {
            display.asyncExec(work);
        }
    }
}
