package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Progress;

/** What holds of the backups in a store whatever went wrong before, looked at when nothing goes wrong any more. */
final class GoodBackups {
    private final Ground ground;
    private final NamedStore store;
    private int restored;

    GoodBackups(Ground ground, NamedStore store) {
        this.ground = ground;
        this.store = store;
    }

    /** The newest that was verified. */
    Optional<BackupName> newest() {
        return new ListBackups(ground.backup, store)
                .run(Progress.NONE).stream()
                        .filter(backup -> backup.verified().isPresent())
                        .map(StoredBackup::name)
                        .findFirst();
    }

    /**
     * There is one that was verified and is no older than {@code before}, all that look like backups are whole, and the newest brings
     * back a log with no fewer records than it had.
     *
     * @param before the newest verified one there was
     * @param leastRecords how many records the log in it had
     */
    void demand(BackupName before, int leastRecords, Clock clock, String story) throws IOException {
        Verify.Checked checked = new Verify(ground.backup, store, 100, clock).run(Progress.NONE);
        assertEquals(List.of(), checked.damaged(), story);
        assertEquals(List.of(), checked.unread(), story);
        assertTrue(newest().map(name -> name.compareTo(before) >= 0).orElse(false), story + ": " + before + " is lost");
        for (Store.Stored stored : store.store().list()) {
            assertTrue(
                    BackupName.ofArchive(stored.name()).isPresent()
                            || BackupName.ofSums(stored.name()).isPresent(),
                    story + ": " + stored);
        }
        Path back = ground.folder.resolve("proof" + restored++);
        Restore.Restored all = new Restore(ground.backup, store, Restore.Wish.NEWEST, back).run(Progress.NONE);
        assertEquals(all.files().size(), Ground.world(back).size(), story);
        long records = all.files().stream()
                .filter(file -> file.path().equals(Ground.LOG))
                .findFirst()
                .orElseThrow()
                .records()
                .orElseThrow();
        assertTrue(records >= leastRecords, story + ": " + records + " records of " + leastRecords);
        assertEquals(Ground.logText((int) records), Ground.world(back).get(Ground.LOG), story);
        BackupFolder.delete(back);
    }
}
