package org.handpick.backup.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.backup.BackupName;
import org.handpick.backup.History;
import org.handpick.backup.StoredBackup;
import org.handpick.backup.store.StorePlace;

/** Backups and stores to list. */
final class Samples {
    private Samples() {}

    static BackupRow sound(String store, String time, long records) {
        BackupName name = new BackupName(Instant.parse(time));
        History.Verified verified = new History.Verified(
                name.time().plusSeconds(60),
                store,
                name,
                1000,
                "a".repeat(64),
                2,
                5000,
                Map.of("training/select_crop_log.csv", records));
        return new BackupRow(
                store, new StoredBackup(name, 1000, Optional.of(verified), Optional.empty(), Optional.empty(), false));
    }

    static BackupRow unknown(String store, String time) {
        return new BackupRow(
                store,
                new StoredBackup(
                        new BackupName(Instant.parse(time)),
                        1000,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    static BackupRow damaged(String store, String time) {
        return new BackupRow(
                store,
                new StoredBackup(
                        new BackupName(Instant.parse(time)),
                        1000,
                        Optional.empty(),
                        Optional.of("it ends too early"),
                        Optional.empty(),
                        false));
    }

    /** A store that has answered. */
    static StoreRow store(String name, BackupRow... backups) {
        return StoreRow.of(name, new StorePlace.Folder(Path.of("/media/" + name)), false)
                .answered(new StoreRow.Answer.Listed(
                        Stream.of(backups).map(BackupRow::backup).toList()));
    }
}
