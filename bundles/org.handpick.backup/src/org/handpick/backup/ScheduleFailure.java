package org.handpick.backup;

/** Backups can't be scheduled, or the schedule can't be read or removed. What stood there before stands there still. */
public final class ScheduleFailure extends BackupException {
    private static final long serialVersionUID = 1;

    public ScheduleFailure(String message) {
        super(message);
    }

    public ScheduleFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
