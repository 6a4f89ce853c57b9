package org.handpick.backup.ui;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.backup.BackupName;
import org.handpick.backup.History;
import org.handpick.backup.Known;
import org.handpick.backup.Shelf;
import org.handpick.backup.StoreId;
import org.handpick.backup.StoredBackup;

/**
 * What a store that can't be asked now had when it last could, by what was written down of it.
 *
 * @param backups that were sound then, the newest first
 * @param at when something was last found out or done in it; empty when never
 */
record LastSeen(List<StoredBackup> backups, Optional<Instant> at) {
    static final LastSeen NEVER = new LastSeen(List.of(), Optional.empty());

    LastSeen {
        backups = List.copyOf(backups);
        Objects.requireNonNull(at);
    }

    static LastSeen of(History.Told told, StoreId store) {
        return new LastSeen(
                Shelf.of(told, store).backups().entrySet().stream()
                        .flatMap(LastSeen::sound)
                        .sorted(Comparator.comparing(StoredBackup::name).reversed())
                        .toList(),
                told.events().stream()
                        .filter(event -> event.store().place().equals(store.place()))
                        .filter(LastSeen::isOfTheStore)
                        .map(History.Event::at)
                        .max(Comparator.naturalOrder()));
    }

    /** Else it happened on this computer alone. */
    private static boolean isOfTheStore(History.Event event) {
        return !(event instanceof History.Packing
                || event instanceof History.Failed
                || event instanceof History.Accepted);
    }

    private static Stream<StoredBackup> sound(Map.Entry<BackupName, Known> known) {
        return known.getValue().verified().stream()
                .map(verified -> new StoredBackup(known.getKey(), verified.bytes(), known.getValue()));
    }
}
