package org.handpick.backup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/**
 * Deletes the backups that no rule keeps, the oldest first, after the newest one that stays was read once more to its last byte. Killed
 * at any moment, it has deleted some of those and harmed none of the rest.
 */
public final class Prune implements Operation<Prune.Pruned> {
    /** Sums without an archive are of a backup that was never finished; a younger one may be under way. */
    private static final Duration GIVEN_UP = Duration.ofDays(1);

    private final BackupFolder folder;
    private final NamedStore store;
    private final Retention retention;
    private final Extent extent;
    private final Clock clock;

    /** How far it goes. */
    public enum Extent {
        /** Says what would be deleted, and deletes nothing. */
        DRY_RUN,
        /** Deletes, unless the newest backup holds less than one before it. */
        CAREFUL,
        /** Deletes; a person has looked at what is missing, and it is right so. */
        ACCEPT_SHRINK
    }

    public Prune(BackupFolder folder, NamedStore store, Retention retention, Extent extent) {
        this(folder, store, retention, extent, Clock.systemUTC());
    }

    Prune(BackupFolder folder, NamedStore store, Retention retention, Extent extent, Clock clock) {
        this.folder = folder;
        this.store = store;
        this.retention = retention;
        this.extent = extent;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param verdicts on every backup, the oldest first
     * @param deleted those that are gone now
     * @param stopped why nothing was deleted although something was to be, or would be; empty when all is well
     */
    public record Pruned(List<Retention.Verdict> verdicts, List<BackupName> deleted, Optional<String> stopped) {}

    /**
     * @throws StoreFailure when the store does not do what it should; what was deleted until then is gone
     * @throws DamagedArchive when the newest backup that stays is damaged; nothing was deleted
     * @throws BusyBackup when a backup is being made
     */
    @Override
    public Pruned run(Progress progress) {
        try (RunLock _ = folder.lock("The deletion of old backups", progress)) {
            return locked(progress);
        }
    }

    private Pruned locked(Progress progress) {
        Instant now = clock.instant();
        List<StoredBackup> backups = new ListBackups(folder, store).run(progress);
        List<Retention.Verdict> verdicts = retention.decide(backups, now);
        Optional<String> shrink = retention.shrink(backups, now);
        List<StoredBackup> counted = Retention.counted(backups, now);
        if (extent == Extent.ACCEPT_SHRINK && shrink.isPresent()) {
            folder.history()
                    .add(new History.Accepted(
                            now, store.name(), counted.getFirst().name()));
            shrink = Optional.empty();
        }
        List<StoredBackup> unwanted = verdicts.stream()
                .filter(verdict -> !verdict.isKept())
                .map(Retention.Verdict::backup)
                .toList();
        if (shrink.isPresent() || extent == Extent.DRY_RUN) {
            return new Pruned(verdicts, List.of(), shrink);
        }
        List<BackupName> deleted = new ArrayList<>();
        if (!unwanted.isEmpty()) {
            new Reading(folder, store, clock).verify(counted.getFirst(), progress);
            progress.begin("Deleting old backups from " + store.name(), unwanted.size());
        }
        Store awaited = store.awaiting(progress).store();
        for (StoredBackup backup : unwanted) {
            progress.check();
            awaited.delete(backup.name().archive()); // first, so that what is left of it does not look like a backup
            awaited.delete(backup.name().sums());
            folder.history().add(new History.Deleted(clock.instant(), store.name(), backup.name()));
            deleted.add(backup.name());
            progress.advance(1);
        }
        deleteLonelySums(awaited, now);
        return new Pruned(verdicts, List.copyOf(deleted), Optional.empty());
    }

    private static void deleteLonelySums(Store awaited, Instant now) {
        Set<String> names = awaited.list().stream().map(Store.Stored::name).collect(Collectors.toSet());
        names.stream()
                .flatMap(name -> BackupName.ofSums(name).stream())
                .filter(name -> !names.contains(name.archive()))
                .filter(name -> name.time().isBefore(now.minus(GIVEN_UP)))
                .forEach(name -> awaited.delete(name.sums()));
    }
}
