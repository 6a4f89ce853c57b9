package org.handpick.backup;

/** Another process, or another thread of this one, works on the backups of this data area. Nothing was done. */
public final class BusyBackup extends BackupException {
    private static final long serialVersionUID = 1;

    BusyBackup(String who) {
        super(who + "; nothing was done, try again when it has ended");
    }
}
