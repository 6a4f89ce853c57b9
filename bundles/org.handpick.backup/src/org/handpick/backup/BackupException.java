package org.handpick.backup;

/** A backup could not be made, kept or restored. The message is a sentence for a person. */
public abstract sealed class BackupException extends RuntimeException
        permits BusyBackup,
                DamagedArchive,
                MissingSecret,
                NothingToBackUp,
                RefusedRestore,
                ScheduleFailure,
                StoreFailure,
                UnreadableSource,
                WrongSettings {
    private static final long serialVersionUID = 1;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
