package org.handpick.backup.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.handpick.backup.History;
import org.handpick.backup.StoreId;

/** Backups that were begun and neither read back nor told as failed: the window was closed, or the computer went off. */
final class UnfinishedBackups {
    private UnfinishedBackups() {}

    /** A sentence for each store whose last backup is such a one; while a backup is under way that is one, too. */
    static List<String> sentences(History.Told told, List<StoreId> stores, ZoneId zone) {
        return stores.stream()
                .flatMap(store -> last(told, store)
                        .map(begun -> "The backup to " + store.name() + " that was begun on "
                                + BackupWords.time(begun, zone)
                                + " was stopped before it was done. Those before it are as they were.")
                        .stream())
                .toList();
    }

    private static Optional<Instant> last(History.Told told, StoreId store) {
        Optional<Instant> open = Optional.empty();
        for (History.Event event : told.events()) {
            if (event.store().place().equals(store.place())) {
                open = switch (event) {
                    case History.Packing packing -> Optional.of(packing.at());
                    case History.Begun begun -> Optional.of(begun.backup().time());
                    case History.Failed _ -> Optional.empty(); // which the strip tells
                    case History.Verified _, History.Damaged _ -> Optional.empty();
                    default -> open;
                };
            }
        }
        return open;
    }
}
