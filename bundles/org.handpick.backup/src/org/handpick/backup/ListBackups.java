package org.handpick.backup;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/**
 * The backups in a store, the newest first, with what is known of them. Reads no archive. Where one is missing that should be there, or is
 * there again, that is written down.
 */
public final class ListBackups implements Operation<List<StoredBackup>> {
    private final BackupFolder folder;
    private final NamedStore store;
    private final Clock clock;

    public ListBackups(BackupFolder folder, NamedStore store) {
        this(folder, store, Clock.systemUTC());
    }

    ListBackups(BackupFolder folder, NamedStore store, Clock clock) {
        this.folder = folder;
        this.store = store;
        this.clock = clock;
    }

    /** @throws StoreFailure when the store can't be reached */
    @Override
    public List<StoredBackup> run(Progress progress) {
        History.Told before = folder.history().read(); // what is verified now was stored before it is listed
        List<Store.Stored> listed = store.awaiting(progress).store().list();
        List<History.Event> all = new ArrayList<>(before.events());
        for (History.OfBackup news : Shelf.of(before, store.id()).news(listed, clock.instant())) {
            all.add(news);
            note(news);
        }
        Shelf shelf = Shelf.of(new History.Told(all, List.of()), store.id());
        return listed.stream()
                .flatMap(stored -> BackupName.ofArchive(stored.name()).stream()
                        .map(name -> new StoredBackup(name, stored.bytes(), shelf.known(name))))
                .sorted(Comparator.comparing(StoredBackup::name).reversed())
                .toList();
    }

    private void note(History.OfBackup news) {
        try {
            folder.history().add(news);
        } catch (UncheckedIOException _) {
            // a disk that is full keeps nobody from a restore; who lists next finds it out again
        }
    }

    /** The newest of some that was verified, if any was; else the newest of all. */
    static Optional<StoredBackup> newest(List<StoredBackup> backups) {
        return Stream.concat(backups.stream().filter(backup -> backup.verified().isPresent()), backups.stream())
                .findFirst();
    }
}
