package org.handpick.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileFailure;

/**
 * Restores the newest backup into a scratch folder, reads the files there again, compares them with the manifest and with the live files as
 * far as the backup goes, and notes on which day it was proven that it can be restored, if it is of this data area.
 */
public final class Drill implements Operation<Drill.Drilled> {
    private static final int BUFFER = 1 << 18;

    private final BackupFolder folder;
    private final NamedStore store;
    private final Scope scope;
    private final Optional<BackupName> asked;
    private final Clock clock;

    /** Of the newest backup that was verified, or else of the newest. */
    public Drill(BackupFolder folder, NamedStore store, Scope scope) {
        this(folder, store, scope, Clock.systemUTC());
    }

    /** Of one of them. */
    public Drill(BackupFolder folder, NamedStore store, Scope scope, BackupName asked) {
        this(folder, store, scope, Optional.of(asked), Clock.systemUTC());
    }

    Drill(BackupFolder folder, NamedStore store, Scope scope, Clock clock) {
        this(folder, store, scope, Optional.empty(), clock);
    }

    private Drill(BackupFolder folder, NamedStore store, Scope scope, Optional<BackupName> asked, Clock clock) {
        this.folder = folder;
        this.store = store;
        this.scope = scope;
        this.asked = asked;
        this.clock = clock;
    }

    /**
     * The backup can be restored.
     *
     * @param live how its files are on the disk now
     */
    public record Drilled(BackupName name, Instant at, long files, long bytes, long records, List<LiveFile> live) {}

    /**
     * @throws StoreFailure when there is no backup
     * @throws DamagedArchive when what came out is not what went in
     * @throws RefusedRestore when there is no room for it
     * @throws BusyBackup when a backup is being made
     */
    @Override
    public Drilled run(Progress progress) {
        try (RunLock _ = folder.lock("A drill", progress)) {
            StoredBackup backup = backup(new ListBackups(folder, store).run(progress));
            Path scratch = folder.scratch();
            try {
                return drill(backup, scratch, progress);
            } finally {
                BackupFolder.delete(scratch);
            }
        } catch (IOException e) {
            throw new RefusedRestore(FileFailure.sentence(e, folder.folder()) + "; the drill was given up", e);
        }
    }

    private StoredBackup backup(List<StoredBackup> all) {
        return asked.map(name ->
                        all.stream().filter(one -> one.name().equals(name)).findFirst())
                .orElseGet(() -> ListBackups.newest(all))
                .orElseThrow(() -> new StoreFailure(
                        store.name(),
                        asked.map(name -> "there is no " + name).orElse("there is no backup to restore")));
    }

    private Drilled drill(StoredBackup backup, Path scratch, Progress progress) throws IOException {
        Unpack unpack = new Unpack(scratch, _ -> true, Disk.LOCAL);
        BackupCheck.Sound checked = new BackupCheck(folder, store, clock)
                .unpack(
                        backup.stored(),
                        backup.name(),
                        backup.verified().map(History.Verified::sha256),
                        fitting(backup, Files.getFileStore(scratch).getUsableSpace()),
                        unpack,
                        progress);
        Manifest manifest = checked.manifest();
        progress.begin("Reading what was restored", manifest.bytes());
        for (Manifest.Entry file : manifest.files()) {
            demandRestored(backup, file, Unpack.inside(scratch, file.path()), progress);
        }
        Instant now = clock.instant();
        if (checked.isOurs()) {
            folder.history().add(new History.Restorable(now, store.id(), backup.name()));
        }
        return new Drilled(
                backup.name(),
                now,
                manifest.files().size(),
                manifest.bytes(),
                manifest.records(),
                new LiveFiles(folder.dataArea(), scope).compare(manifest, progress));
    }

    private static Consumer<Manifest> fitting(StoredBackup backup, long room) {
        return manifest -> {
            if (manifest.bytes() > room) {
                throw new RefusedRestore("%s: its files have %s, and there is room for %s; the drill was given up"
                        .formatted(backup.name(), CountWords.count(manifest.bytes(), "byte"), CountWords.number(room)));
            }
        };
    }

    /** Reads the file from the disk: what counts is what a person would find there. */
    private static void demandRestored(StoredBackup backup, Manifest.Entry file, Path restored, Progress progress)
            throws IOException {
        MessageDigest hash = WriteArchive.sha256();
        RecordScan records = new RecordScan();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(restored)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.update(buffer, 0, read);
                records.read(buffer, read);
                progress.advance(read);
                progress.check();
            }
        }
        if (!HexFormat.of().formatHex(hash.digest()).equals(file.sha256())
                || file.records().orElse(records.records()) != records.records()) {
            throw new DamagedArchive(backup.name(), file.path() + " was restored as something else");
        }
    }
}
