package org.handpick.backup;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final BackupFolder folder;
    private final NamedStore store;
    private final Retention retention;
    private final Extent extent;
    private final Clock clock;

    /** How far it goes. */
    public sealed interface Extent {
        Extent DRY_RUN = new DryRun();
        Extent CAREFUL = new Careful();

        /** Says what would be deleted, and deletes nothing. */
        record DryRun() implements Extent {}

        /** Deletes, unless there is a doubt about the newest backup. */
        record Careful() implements Extent {}

        /** Deletes; a person was told what there is to be doubted about the newest backup, and it is right so. @param newest that one */
        record Accept(BackupName newest) implements Extent {
            public Accept {
                Objects.requireNonNull(newest);
            }
        }
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
     * @param doubt why nothing was deleted, or would be; empty when nothing speaks against it
     */
    public record Pruned(List<Retention.Verdict> verdicts, List<BackupName> deleted, Optional<Retention.Doubt> doubt) {
        public Pruned {
            verdicts = List.copyOf(verdicts);
            deleted = List.copyOf(deleted);
            Objects.requireNonNull(doubt);
        }

        /** The same as a sentence. */
        public Optional<String> stopped() {
            return doubt.map(Retention.Doubt::sentence);
        }
    }

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
        List<StoredBackup> backups = new ListBackups(folder, store, clock).run(progress);
        List<Retention.Verdict> verdicts = retention.decide(backups, now);
        Optional<Retention.Doubt> doubt = retention.doubt(backups, now);
        if (extent instanceof Extent.Accept(BackupName newest)) {
            doubt = accept(newest, doubt, now);
        }
        if (doubt.isPresent() || extent instanceof Extent.DryRun) {
            return new Pruned(verdicts, List.of(), doubt);
        }
        List<StoredBackup> unwanted = verdicts.stream()
                .filter(verdict -> !verdict.isKept())
                .map(Retention.Verdict::backup)
                .toList();
        List<BackupName> deleted = new ArrayList<>();
        if (!unwanted.isEmpty()) {
            new BackupCheck(folder, store, clock)
                    .check(Retention.counted(backups, now).getFirst(), progress);
            progress.begin("Deleting old backups from " + store.name(), unwanted.size());
        }
        NamedStore awaited = store.awaiting(progress);
        for (StoredBackup backup : unwanted) {
            progress.check();
            new GiveUp(folder, awaited, clock).run(backup.name());
            deleted.add(backup.name());
            progress.advance(1);
        }
        deleteLonelySums(awaited.store());
        return new Pruned(verdicts, deleted, Optional.empty());
    }

    /** What a person was told of one backup is no word about another. */
    private Optional<Retention.Doubt> accept(BackupName accepted, Optional<Retention.Doubt> doubt, Instant now) {
        if (doubt.isEmpty()) {
            return doubt;
        }
        Retention.Doubt told = doubt.get();
        if (!told.newest().equals(accepted)) {
            return Optional.of(new Retention.Doubt(
                    told.newest(), accepted + " is not the newest one that counts; " + told.sentence()));
        }
        folder.history().add(new History.Accepted(now, store.id(), accepted, told.sentence()));
        return Optional.empty();
    }

    /** Of backups that this data area has begun and not ended, or deleted and not wholly. Nobody is at one now, since the lock is ours. */
    private void deleteLonelySums(Store awaited) {
        Shelf shelf = Shelf.of(folder.history().read(), store.id());
        Set<String> names = awaited.list().stream().map(Store.Stored::name).collect(Collectors.toSet());
        names.stream()
                .flatMap(name -> BackupName.ofSums(name).stream())
                .filter(name -> !names.contains(name.archive()))
                .filter(name -> shelf.known(name).isOurs())
                .forEach(name -> awaited.delete(name.sums()));
    }
}
