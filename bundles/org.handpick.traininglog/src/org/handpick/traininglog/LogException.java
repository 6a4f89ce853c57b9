package org.handpick.traininglog;

import org.handpick.core.Failure;

/** What can go wrong with a log. Each message says what, which file or column, what happened to it and what to do. */
public abstract sealed class LogException extends Failure
        permits UnmergeableLogs, UnreadableLog, UnrepairableLog, UntrueRow, UnwritableLog {
    private static final long serialVersionUID = 1;

    LogException(String message) {
        super(message);
    }

    LogException(String message, Throwable cause) {
        super(message, cause);
    }
}
