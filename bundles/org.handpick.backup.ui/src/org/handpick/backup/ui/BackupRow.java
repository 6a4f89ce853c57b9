package org.handpick.backup.ui;

import java.util.Objects;
import org.handpick.backup.BackupName;
import org.handpick.backup.StoredBackup;

/** A backup and the name of the store that it is in. */
record BackupRow(String store, StoredBackup backup) {
    /** What tells one from the others, whatever is found out about it. */
    record Key(String store, BackupName name) {}

    BackupRow {
        Objects.requireNonNull(store);
        Objects.requireNonNull(backup);
    }

    Key key() {
        return new Key(store, backup.name());
    }
}
