package org.handpick.backup.ui;

import java.util.Objects;
import org.handpick.backup.BackupName;
import org.handpick.backup.StoredBackup;

/**
 * A backup and the name of the store that it is in.
 *
 * @param isThere false for one that was there when the store last could be asked, which it can't be now
 */
record BackupRow(String store, StoredBackup backup, boolean isThere) {
    /** What tells one from the others, whatever is found out about it. */
    record Key(String store, BackupName name) {}

    BackupRow {
        Objects.requireNonNull(store);
        Objects.requireNonNull(backup);
    }

    BackupRow(String store, StoredBackup backup) {
        this(store, backup, true);
    }

    Key key() {
        return new Key(store, backup.name());
    }
}
