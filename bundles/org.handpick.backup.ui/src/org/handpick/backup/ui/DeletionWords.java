package org.handpick.backup.ui;

import java.time.ZoneId;
import org.handpick.backup.BackupName;
import org.handpick.backup.DeleteBackup;

/** What is said before and after one backup is deleted. */
final class DeletionWords {
    private DeletionWords() {}

    static String question(String store, BackupName name, DeleteBackup.Left left, ZoneId zone) {
        return "Delete the backup of " + BackupWords.time(name.time(), zone) + " in " + store
                + "? It can't be brought back.\n\nAfter that "
                + left(store, left, zone);
    }

    static String done(String store, BackupName name, DeleteBackup.Left left, ZoneId zone) {
        return store + ": the backup of " + BackupWords.time(name.time(), zone) + " is deleted. Now "
                + left(store, left, zone);
    }

    private static String left(String store, DeleteBackup.Left left, ZoneId zone) {
        if (left.backups().isEmpty()) {
            return "no backup is left in " + store + ".";
        }
        String count = BackupWords.count(left.backups().size(), "backup is", "backups are") + " left in " + store;
        return left.newest()
                .map(newest -> count + ". The newest sound one is that of "
                        + BackupWords.time(newest.name().time(), zone) + "; " + proof(left, zone))
                .orElse(count + ", and none of them is known to be sound.");
    }

    private static String proof(DeleteBackup.Left left, ZoneId zone) {
        return left.backups().stream()
                .filter(backup -> backup.restorable().isPresent())
                .findFirst()
                .map(backup -> "a drill has restored that of "
                        + BackupWords.time(backup.name().time(), zone) + ".")
                .orElse("no drill has restored one of them.");
    }
}
