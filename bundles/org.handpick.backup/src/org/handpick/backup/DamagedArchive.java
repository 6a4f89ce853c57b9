package org.handpick.backup;

/** An archive is not what was stored, or never was one. It was left as it is, and nothing of it was used. */
public final class DamagedArchive extends BackupException {
    private static final long serialVersionUID = 1;

    private final transient BackupName backup;

    /** @param fault what is wrong with it, and where */
    DamagedArchive(BackupName backup, String fault) {
        super(backup.archive() + ": " + fault);
        this.backup = backup;
    }

    DamagedArchive(BackupName backup, String fault, Throwable cause) {
        super(backup.archive() + ": " + fault, cause);
        this.backup = backup;
    }

    public BackupName backup() {
        return backup;
    }
}
