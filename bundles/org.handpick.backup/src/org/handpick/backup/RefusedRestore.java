package org.handpick.backup;

/** Something can't be restored as was asked for. What was on the disk is as it was. */
public final class RefusedRestore extends BackupException {
    private static final long serialVersionUID = 1;

    RefusedRestore(String message) {
        super(message);
    }

    RefusedRestore(String message, Throwable cause) {
        super(message, cause);
    }
}
