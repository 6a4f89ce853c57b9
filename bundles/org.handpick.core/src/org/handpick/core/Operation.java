package org.handpick.core;

/**
 * Something Handpick does: made with its inputs, run once, answers with a record.
 *
 * <p>The workbench wraps an operation in a job, the command line prints its result, a test calls it. An operation runs on
 * the thread of its caller, never on the UI thread, and touches no widget.
 *
 * @param <R> what it answers with
 */
@FunctionalInterface
public interface Operation<R> {
    /**
     * Does the work.
     *
     * @param progress told how far the work is and asked whether to go on; {@link Progress#NONE} where nobody watches
     * @throws Cancelled when {@code progress} says so; nothing half done is left behind
     */
    R run(Progress progress);
}
