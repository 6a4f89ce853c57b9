package org.handpick.backup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/**
 * Deletes one backup that a person has chosen, unless {@link Retention#objection something speaks against it}. Before one goes that counts,
 * the newest is read once more to its last byte.
 */
public final class DeleteBackup implements Operation<DeleteBackup.Left> {
    private final BackupFolder folder;
    private final NamedStore store;
    private final Retention retention;
    private final BackupName name;
    private final boolean isDryRun;
    private final Clock clock;

    public DeleteBackup(BackupFolder folder, NamedStore store, Retention retention, BackupName name) {
        this(folder, store, retention, name, false, Clock.systemUTC());
    }

    /** Says what would be left, and deletes nothing. */
    public static DeleteBackup dryRun(BackupFolder folder, NamedStore store, Retention retention, BackupName name) {
        return new DeleteBackup(folder, store, retention, name, true, Clock.systemUTC());
    }

    DeleteBackup(
            BackupFolder folder,
            NamedStore store,
            Retention retention,
            BackupName name,
            boolean isDryRun,
            Clock clock) {
        this.folder = folder;
        this.store = store;
        this.retention = retention;
        this.name = name;
        this.isDryRun = isDryRun;
        this.clock = clock;
    }

    /**
     * What is in the store without it.
     *
     * @param backups all of them, the newest first
     * @param newest the newest that counts; empty when none does
     */
    public record Left(List<StoredBackup> backups, Optional<StoredBackup> newest) {
        public Left {
            backups = List.copyOf(backups);
            Objects.requireNonNull(newest);
        }
    }

    /**
     * @throws RefusedDeletion when there is no such backup, or something speaks against it
     * @throws DamagedArchive when the newest backup is damaged; nothing was deleted
     * @throws StoreFailure when the store does not do what it should
     * @throws BusyBackup when a backup is being made
     */
    @Override
    public Left run(Progress progress) {
        try (RunLock _ = folder.lock("The deletion of a backup", progress)) {
            Instant now = clock.instant();
            List<StoredBackup> backups = new ListBackups(folder, store, clock).run(progress);
            StoredBackup chosen = backups.stream()
                    .filter(backup -> backup.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new RefusedDeletion(store.name() + ": there is no " + name));
            retention.objection(chosen, backups, now).ifPresent(why -> {
                throw new RefusedDeletion(store.name() + ": " + name + " stays: " + why);
            });
            if (!isDryRun) {
                delete(chosen, Retention.counted(backups, now), progress);
            }
            List<StoredBackup> left =
                    backups.stream().filter(backup -> backup != chosen).toList();
            return new Left(left, Retention.counted(left, now).stream().findFirst());
        }
    }

    private void delete(StoredBackup chosen, List<StoredBackup> counted, Progress progress) {
        if (counted.contains(chosen)) {
            new BackupCheck(folder, store, clock).check(counted.getFirst(), progress);
        }
        progress.check();
        progress.begin("Deleting " + name + " from " + store.name(), 1);
        new GiveUp(folder, store.awaiting(progress), clock).run(name);
    }
}
