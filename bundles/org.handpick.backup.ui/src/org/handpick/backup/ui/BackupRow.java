package org.handpick.backup.ui;

import java.util.Objects;
import org.handpick.backup.Backup;
import org.handpick.backup.BackupName;

/** A backup and the name of the store that it is in. */
record BackupRow(String store, Backup backup) {
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
