package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.handpick.backup.BackupName;
import org.handpick.backup.DeleteBackup;
import org.handpick.backup.History;
import org.handpick.backup.StoredBackup;
import org.junit.jupiter.api.Test;

class DeletionWordsTest {
    private static final BackupName CHOSEN = new BackupName(Instant.parse("2026-11-08T02:00:00Z"));
    private static final StoredBackup NEWEST =
            Samples.sound("usb", "2026-11-22T02:00:00Z", 300).backup();
    private static final StoredBackup DAMAGED =
            Samples.damaged("usb", "2026-11-15T02:00:00Z").backup();

    private static String question(Optional<StoredBackup> newest, StoredBackup... left) {
        return DeletionWords.question("usb", CHOSEN, new DeleteBackup.Left(List.of(left), newest), ZoneOffset.UTC);
    }

    @Test
    void before_a_backup_is_deleted_it_is_said_what_is_left() {
        String asked = "Delete the backup of 2026-11-08 02:00 in usb? It can't be brought back.\n\nAfter that ";

        assertEquals(
                asked + "2 backups are left in usb. The newest sound one is that of 2026-11-22 02:00;"
                        + " no drill has restored one of them.",
                question(Optional.of(NEWEST), NEWEST, DAMAGED));
        assertEquals(
                asked + "1 backup is left in usb. The newest sound one is that of 2026-11-22 02:00;"
                        + " a drill has restored that of 2026-11-22 02:00.",
                question(Optional.of(NEWEST), drilled(NEWEST)));
        assertEquals(
                asked + "1 backup is left in usb, and none of them is known to be sound.",
                question(Optional.empty(), DAMAGED));
        assertEquals(asked + "no backup is left in usb.", question(Optional.empty()));
    }

    private static StoredBackup drilled(StoredBackup backup) {
        return new StoredBackup(
                backup.name(),
                backup.bytes(),
                backup.known().after(new History.Restorable(CHOSEN.time(), Samples.id("usb"), backup.name())));
    }

    @Test
    void what_was_done_is_told_with_what_is_left() {
        assertEquals(
                "usb: the backup of 2026-11-08 02:00 is deleted. Now 1 backup is left in usb. The newest sound one"
                        + " is that of 2026-11-22 02:00; no drill has restored one of them.",
                DeletionWords.done(
                        "usb", CHOSEN, new DeleteBackup.Left(List.of(NEWEST), Optional.of(NEWEST)), ZoneOffset.UTC));
    }
}
