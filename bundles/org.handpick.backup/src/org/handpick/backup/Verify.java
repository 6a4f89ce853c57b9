package org.handpick.backup;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/**
 * Reads stored archives from the first byte to the last and compares them with their manifests: all of them, or a share, those first
 * whose last check is longest ago, so that every call goes on where the one before has ended.
 */
public final class Verify implements Operation<Verify.Checked> {
    private final BackupFolder folder;
    private final NamedStore store;
    private final int percent;
    private final Optional<BackupName> one;
    private final Clock clock;

    /** @param percent of the archives, 1 to 100; at least one is read */
    public Verify(BackupFolder folder, NamedStore store, int percent) {
        this(folder, store, percent, Clock.systemUTC());
    }

    /** The same for one backup alone. */
    public Verify(BackupFolder folder, NamedStore store, BackupName one) {
        this(folder, store, 100, Optional.of(one), Clock.systemUTC());
    }

    Verify(BackupFolder folder, NamedStore store, int percent, Clock clock) {
        this(folder, store, percent, Optional.empty(), clock);
    }

    private Verify(BackupFolder folder, NamedStore store, int percent, Optional<BackupName> one, Clock clock) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("not a share from 1 to 100 %: " + percent);
        }
        this.folder = folder;
        this.store = store;
        this.percent = percent;
        this.one = one;
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param of how many there are
     */
    public record Checked(List<History.Verified> sound, List<DamagedArchive> damaged, int of) {}

    /** @throws StoreFailure when the store can't be reached, or has no backup at all */
    @Override
    public Checked run(Progress progress) {
        List<StoredBackup> backups = new ArrayList<>(new ListBackups(folder, store).run(progress));
        one.ifPresent(name -> backups.removeIf(backup -> !backup.name().equals(name)));
        if (backups.isEmpty()) {
            throw new StoreFailure(
                    store.name(), one.map(name -> "there is no " + name).orElse("there is no backup to verify"));
        }
        backups.sort(Comparator.comparing((StoredBackup backup) ->
                        backup.verified().map(History.Verified::at).orElse(Instant.MIN))
                .thenComparing(StoredBackup::name));
        List<History.Verified> sound = new ArrayList<>();
        List<DamagedArchive> damaged = new ArrayList<>();
        for (StoredBackup backup : backups.subList(0, Math.ceilDiv(backups.size() * percent, 100))) {
            progress.check();
            try {
                sound.add(new Reading(folder, store, clock).verify(backup, progress));
            } catch (DamagedArchive e) {
                damaged.add(e);
            }
        }
        return new Checked(List.copyOf(sound), List.copyOf(damaged), backups.size());
    }
}
