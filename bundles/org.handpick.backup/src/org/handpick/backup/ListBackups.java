package org.handpick.backup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** The backups in a store, the newest first, with what the history knows of them. Reads no archive. */
public final class ListBackups implements Operation<List<StoredBackup>> {
    private final BackupFolder folder;
    private final NamedStore store;

    public ListBackups(BackupFolder folder, NamedStore store) {
        this.folder = folder;
        this.store = store;
    }

    /** @throws StoreFailure when the store can't be reached */
    @Override
    public List<StoredBackup> run(Progress progress) {
        List<History.Event> events = folder.history().read().events().stream()
                .filter(event -> event.store().equals(store.name()))
                .toList();
        return store.awaiting(progress).store().list().stream()
                .flatMap(stored ->
                        BackupName.ofArchive(stored.name()).stream().map(name -> backup(name, stored.bytes(), events)))
                .sorted(Comparator.comparing(StoredBackup::name).reversed())
                .toList();
    }

    private static StoredBackup backup(BackupName name, long bytes, List<History.Event> events) {
        Optional<History.Verified> verified = Optional.empty();
        Optional<String> damage = Optional.empty();
        Optional<Instant> restorable = Optional.empty();
        boolean accepted = false;
        for (History.Event event : events) {
            switch (event) {
                case History.Verified e
                when e.backup().equals(name) -> {
                    verified = Optional.of(e).filter(of -> of.bytes() == bytes);
                    damage = Optional.empty();
                }
                case History.Damaged e
                when e.backup().equals(name) -> {
                    verified = Optional.empty();
                    damage = Optional.of(e.reason());
                }
                case History.Restorable e when e.backup().equals(name) -> restorable = Optional.of(e.at());
                case History.Accepted e when e.backup().equals(name) -> accepted = true;
                default -> {} // of another backup, or of none that is here
            }
        }
        return new StoredBackup(name, bytes, verified, damage, restorable, accepted);
    }

    /** The newest of some that was verified, if any was; else the newest of all. */
    static Optional<StoredBackup> newest(List<StoredBackup> backups) {
        return Stream.concat(backups.stream().filter(backup -> backup.verified().isPresent()), backups.stream())
                .findFirst();
    }
}
