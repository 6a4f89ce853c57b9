package org.handpick.backup;

import org.handpick.core.Failure;

/** A backup could not be made, kept or restored. The message is a sentence for a person. */
public abstract sealed class BackupException extends Failure
        permits BusyBackup,
                DamagedArchive,
                MissingSecret,
                NothingToBackUp,
                RefusedDeletion,
                RefusedRestore,
                RefusedStore,
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
