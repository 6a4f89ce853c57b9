package org.handpick.learning.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Operation;
import org.handpick.workbench.OperationJob;

/** The one piece of long work that a view may have under way. For the UI thread. */
final class OneJob {
    private final Display display;
    private final Consumer<String> over;
    private Optional<Job> job = Optional.empty();
    private boolean isDisposed;

    /** @param over called when the work has ended, with a sentence on what failed, or an empty one */
    OneJob(Display display, Consumer<String> over) {
        this.display = display;
        this.over = over;
    }

    /** What is under way, in words. */
    Optional<String> underWay() {
        return job.map(Job::getName);
    }

    /**
     * Begins; nothing else may be under way.
     *
     * @param operation is made in the background, too
     * @param then takes what came of it
     */
    <R> void begin(String name, Supplier<Operation<R>> operation, Consumer<R> then) {
        if (job.isPresent()) {
            throw new IllegalStateException(job.get() + " is under way");
        }
        OperationJob<R> work = new OperationJob<>(name, display, operation, new OperationJob.End<>() {
            @Override
            public void done(R result) {
                end("");
                if (!isDisposed) {
                    then.accept(result);
                }
            }

            @Override
            public void cancelled() {
                end("");
            }

            @Override
            public void failed(String sentence) {
                end(sentence);
            }
        });
        job = Optional.of(work);
        work.schedule();
    }

    private void end(String sentence) {
        job = Optional.empty();
        if (!isDisposed) {
            over.accept(sentence);
        }
    }

    void cancel() {
        job.ifPresent(Job::cancel);
    }

    /** The view is closed: the work is cancelled, and nothing is told of it any more. */
    void dispose() {
        isDisposed = true;
        cancel();
    }
}
