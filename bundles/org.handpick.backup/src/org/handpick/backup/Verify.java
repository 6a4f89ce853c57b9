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
 * whose last check is longest ago, whatever came of it, so that every call goes on where the one before has ended.
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
     * @param unread what kept others from being read to the last byte
     * @param of how many there are
     */
    public record Checked(
            List<History.Verified> sound, List<DamagedArchive> damaged, List<StoreFailure> unread, int of) {
        public Checked {
            sound = List.copyOf(sound);
            damaged = List.copyOf(damaged);
            unread = List.copyOf(unread);
        }
    }

    /** @throws StoreFailure when the store can't be reached, none can be read, or it has no backup at all */
    @Override
    public Checked run(Progress progress) {
        List<StoredBackup> backups = new ArrayList<>(new ListBackups(folder, store, clock).run(progress));
        one.ifPresent(name -> backups.removeIf(backup -> !backup.name().equals(name)));
        if (backups.isEmpty()) {
            throw new StoreFailure(
                    store.name(), one.map(name -> "there is no " + name).orElse("there is no backup to verify"));
        }
        backups.sort(Comparator.comparing(
                        (StoredBackup backup) -> backup.known().read().orElse(Instant.MIN))
                .thenComparing(StoredBackup::name));
        List<History.Verified> sound = new ArrayList<>();
        List<DamagedArchive> damaged = new ArrayList<>();
        List<StoreFailure> unread = new ArrayList<>();
        for (StoredBackup backup : backups.subList(0, Math.ceilDiv(backups.size() * percent, 100))) {
            progress.check();
            try {
                sound.add(new BackupCheck(folder, store, clock).check(backup, progress));
            } catch (DamagedArchive e) {
                damaged.add(e);
            } catch (StoreFailure e) {
                unread.add(e); // the next one may be on a part of the disk that is whole
            }
        }
        if (sound.isEmpty() && damaged.isEmpty()) {
            throw unread.getFirst(); // it is the store that can't be read
        }
        return new Checked(sound, damaged, unread, backups.size());
    }
}
