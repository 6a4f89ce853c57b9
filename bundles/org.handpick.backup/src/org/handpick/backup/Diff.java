package org.handpick.backup;

import java.util.List;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Compares a backup with what is on the disk now. Reads the manifest of the backup alone, and writes nothing. */
public final class Diff implements Operation<Diff.Compared> {
    private final BackupFolder folder;
    private final NamedStore store;
    private final Scope scope;
    private final Optional<BackupName> asked;

    /** @param asked which backup; empty for the newest that was verified */
    public Diff(BackupFolder folder, NamedStore store, Scope scope, Optional<BackupName> asked) {
        this.folder = folder;
        this.store = store;
        this.scope = scope;
        this.asked = asked;
    }

    /** A backup beside the disk, a line for each file of either, in the order of their paths. */
    public record Compared(BackupName name, Manifest manifest, List<LiveFile> files) {}

    /**
     * @throws StoreFailure when there is no such backup
     * @throws DamagedArchive when its manifest can't be read
     */
    @Override
    public Compared run(Progress progress) {
        List<StoredBackup> backups = new ListBackups(folder, store).run(progress);
        StoredBackup backup = asked.map(name -> backups.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst())
                .orElseGet(() -> ListBackups.newest(backups))
                .orElseThrow(() -> new StoreFailure(
                        store.name(), asked.map(name -> "there is no " + name).orElse("there is no backup")));
        Manifest manifest = new StoredArchive(store, backup.name()).manifest(progress);
        return new Compared(
                backup.name(), manifest, new LiveFiles(folder.dataArea(), scope).compare(manifest, progress));
    }
}
