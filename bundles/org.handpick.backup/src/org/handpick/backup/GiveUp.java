package org.handpick.backup;

import java.time.Clock;

/** Gives backups of a store up: from then on they count for nothing, and they are deleted for good. */
final class GiveUp {
    private final BackupFolder folder;
    private final NamedStore store;
    private final Clock clock;

    GiveUp(BackupFolder folder, NamedStore store, Clock clock) {
        this.folder = folder;
        this.store = store;
        this.clock = clock;
    }

    /** @throws StoreFailure when it is still there, or a part of it; the next {@link Prune} deletes what is left */
    void run(BackupName name) {
        folder.history().add(new History.Deleted(clock.instant(), store.id(), name));
        store.store().delete(name.archive()); // first, so that what is left of it does not look like a backup
        store.store().delete(name.sums());
    }
}
