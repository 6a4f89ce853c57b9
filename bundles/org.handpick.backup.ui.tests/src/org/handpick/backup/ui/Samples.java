package org.handpick.backup.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.handpick.backup.BackupName;
import org.handpick.backup.History;
import org.handpick.backup.Known;
import org.handpick.backup.StoreId;
import org.handpick.backup.StoredBackup;
import org.handpick.backup.store.StorePlace;

/** Backups and stores to list. */
final class Samples {
    private Samples() {}

    static BackupRow sound(String store, String time, long records) {
        BackupName name = new BackupName(Instant.parse(time));
        return after(
                unknown(store, time),
                new History.Verified(
                        name.time().plusSeconds(60),
                        id(store),
                        name,
                        1000,
                        "a".repeat(64),
                        2,
                        5000,
                        Map.of("training/select_crop_log.csv", records),
                        Set.of()));
    }

    static BackupRow unknown(String store, String time) {
        return new BackupRow(store, new StoredBackup(new BackupName(Instant.parse(time)), 1000, Known.NOTHING));
    }

    static BackupRow damaged(String store, String time) {
        BackupName name = new BackupName(Instant.parse(time));
        return after(unknown(store, time), new History.Damaged(name.time(), id(store), name, "it ends too early"));
    }

    private static BackupRow after(BackupRow row, History.OfBackup event) {
        StoredBackup backup = row.backup();
        return new BackupRow(
                row.store(),
                new StoredBackup(backup.name(), backup.bytes(), backup.known().after(event)));
    }

    static StoreId id(String store) {
        return new StoreId(store, "folder /media/" + store);
    }

    /** A store that has answered. */
    static StoreRow store(String name, BackupRow... backups) {
        return StoreRow.of(name, new StorePlace.Folder(Path.of("/media/" + name)), false)
                .answered(new StoreRow.Answer.Listed(
                        Stream.of(backups).map(BackupRow::backup).toList()));
    }
}
