package org.handpick.learning.runs;

import org.handpick.core.Failure;

/** What can go wrong with a run. Each message says which run or file, what is wrong, what happened to it and what to do. */
public abstract sealed class RunException extends Failure permits UnreadableRun, UnwritableRun, BusyRun {
    private static final long serialVersionUID = 1;

    RunException(String message) {
        super(message);
    }

    RunException(String message, Throwable cause) {
        super(message, cause);
    }
}
