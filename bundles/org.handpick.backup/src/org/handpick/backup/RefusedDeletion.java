package org.handpick.backup;

/** A backup that a person has chosen is not deleted, and why. All is as it was. */
public final class RefusedDeletion extends BackupException {
    private static final long serialVersionUID = 1;

    RefusedDeletion(String message) {
        super(message);
    }
}
