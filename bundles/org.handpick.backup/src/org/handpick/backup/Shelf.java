package org.handpick.backup;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What this data area knows of its backups in one store. The history is told here and nowhere else, so that what is listed, what is
 * judged and what is deleted can't be of two minds.
 *
 * @param backups those that something was ever found out about
 * @param failed the last try, when it failed and no new backup was made since
 * @param gone those that were sound and are missing, until a new backup is made
 * @param drilled the last drill, whatever has become since of the backup that it restored
 */
public record Shelf(
        StoreId store,
        Map<BackupName, Known> backups,
        Optional<History.Failed> failed,
        Set<BackupName> gone,
        Optional<History.Restorable> drilled) {
    public Shelf {
        Objects.requireNonNull(store);
        Objects.requireNonNull(failed);
        Objects.requireNonNull(drilled);
        backups = Collections.unmodifiableMap(new TreeMap<>(backups));
        gone = Collections.unmodifiableSet(new TreeSet<>(gone));
    }

    /** Tells what happened in a store, from the first event to the last. */
    public static Shelf of(History.Told told, StoreId store) {
        Telling telling = new Telling();
        told.events().stream().filter(event -> concerns(event, store)).forEach(telling::take);
        return new Shelf(store, telling.backups, telling.failed, telling.gone, telling.drilled);
    }

    /**
     * Of what an earlier version wrote it is not known in which place it was, nor whether this data area or one that it is a copy of found
     * it out. So it is believed where it speaks against a backup, and not where it speaks for one.
     */
    private static boolean concerns(History.Event event, StoreId store) {
        if (!event.store().place().isEmpty()) {
            return event.store().place().equals(store.place());
        }
        return event.store().name().equals(store.name())
                && (event instanceof History.Failed
                        || event instanceof History.Damaged
                        || event instanceof History.Deleted);
    }

    private static final class Telling {
        private final Map<BackupName, Known> backups = new TreeMap<>();
        private final Set<BackupName> gone = new TreeSet<>();
        private Optional<History.Failed> failed = Optional.empty();
        private Optional<History.Restorable> drilled = Optional.empty();

        void take(History.Event event) {
            switch (event) {
                case History.Packing _ -> {} // says nothing of what is in the store
                case History.Failed e -> failed = Optional.of(e);
                case History.OfBackup e -> take(e);
            }
        }

        private void take(History.OfBackup event) {
            Known before = backups.getOrDefault(event.backup(), Known.NOTHING);
            Known after = before.after(event);
            backups.put(event.backup(), after);
            if (event instanceof History.Restorable drill) {
                drilled = Optional.of(drill);
            }
            if (before.state() instanceof Known.State.Begun && after.verified().isPresent()) { // a new one was made
                failed = Optional.empty();
                gone.clear();
            }
            if (before.verified().isPresent() && after.isMissing()) {
                gone.add(event.backup());
            } else if (!after.isMissing()) {
                gone.remove(event.backup());
            }
        }
    }

    /** Of one of them. */
    Known known(BackupName name) {
        return backups.getOrDefault(name, Known.NOTHING);
    }

    /** Those that count, the newest first: verified, there, and not from the future. */
    public List<History.Verified> counted(Instant now) {
        return backups.values().stream()
                .flatMap(known -> known.verified().stream())
                .filter(verified -> !verified.backup().isAfter(now))
                .sorted(Comparator.comparing(History.Verified::backup).reversed())
                .toList();
    }

    /** Those that count, as they were when they were read last, the newest first. */
    List<StoredBackup> stored(Instant now) {
        return counted(now).stream()
                .map(verified -> new StoredBackup(verified.backup(), verified.bytes(), known(verified.backup())))
                .toList();
    }

    /** The newest that counts. */
    public Optional<History.Verified> newest(Instant now) {
        return counted(now).stream().findFirst();
    }

    /** The newest of those that count and were restored for a test. */
    Optional<History.Verified> proven(Instant now) {
        return counted(now).stream()
                .filter(verified -> proof(verified.backup(), now).isPresent())
                .findFirst();
    }

    /** When one of those that count was last restored for a test. */
    Optional<Instant> provenAt(Instant now) {
        return counted(now).stream()
                .flatMap(verified -> proof(verified.backup(), now).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> proof(BackupName name, Instant now) {
        return known(name).restorable().filter(at -> !BackupName.isAfter(at, now));
    }

    /** Those that are there, and are not what was stored. */
    Set<BackupName> damaged(Instant now) {
        Set<BackupName> damaged = new TreeSet<>();
        backups.forEach((name, known) -> {
            if (known.damage().isPresent() && !name.isAfter(now)) {
                damaged.add(name);
            }
        });
        return damaged;
    }

    /** True when one of these is newer than all that count. */
    boolean hasNewest(Set<BackupName> names, Instant now) {
        Optional<BackupName> newest = newest(now).map(History.Verified::backup);
        return names.stream()
                .anyMatch(name -> newest.map(sound -> sound.compareTo(name) < 0).orElse(true));
    }

    /** What a list of the objects in the store shows that was not known: backups that are gone, and those that are there again. */
    List<History.OfBackup> news(List<Store.Stored> listed, Instant at) {
        return backups.entrySet().stream()
                .flatMap(entry -> news(entry.getKey(), entry.getValue(), listed, at).stream())
                .toList();
    }

    private Optional<History.OfBackup> news(BackupName name, Known known, List<Store.Stored> listed, Instant at) {
        boolean isThere = switch (known.state()) {
            case Known.State.Sound sound ->
                listed.contains(
                        new Store.Stored(name.archive(), sound.verified().bytes()));
            case Known.State.Damaged _ ->
                listed.stream().anyMatch(stored -> stored.name().equals(name.archive()));
            default -> !known.isMissing(); // of which nothing was said that could be wrong now
        };
        if (isThere == !known.isMissing()) {
            return Optional.empty();
        }
        return Optional.of(isThere ? new History.Found(at, store, name) : new History.Missing(at, store, name));
    }
}
