package org.handpick.backup;

/** A file that is to be backed up can't be read, or is never still. No backup was made. */
public final class UnreadableSource extends BackupException {
    private static final long serialVersionUID = 1;

    UnreadableSource(String fault) {
        super(fault + "; no backup was made");
    }

    UnreadableSource(String fault, Throwable cause) {
        super(fault + "; no backup was made", cause);
    }
}
