package org.handpick.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.files.FileFailure;

/**
 * Makes one backup: packs what the scope finds, puts it into the store, and reads it back from there to the last byte. When this returns
 * there is one more verified backup. When it fails there is none of its name that counts; what is left of one, where the process was
 * killed or the line was cut before it was read back, is deleted by the next {@link Prune}.
 */
public final class BackUp implements Operation<BackUp.Made> {
    private static final int MOST_ATTEMPTS = 3;
    /** A backup that is dated later than this was not made a moment ago, but by a clock that is wrong. */
    private static final Duration AT_ONCE = Duration.ofSeconds(30);
    /** What a cancelled backup has left is deleted within this time or not at all. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final BackupFolder folder;
    private final NamedStore store;
    private final Scope scope;
    private final Clock clock;

    public BackUp(BackupFolder folder, NamedStore store, Scope scope) {
        this(folder, store, scope, Clock.systemUTC());
    }

    BackUp(BackupFolder folder, NamedStore store, Scope scope, Clock clock) {
        this.folder = folder;
        this.store = store;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * A backup that is stored and verified.
     *
     * @param bytes of its archive
     * @param unmatched patterns of a person's own that no file matches, and libraries whose journal is not found
     * @param absent default patterns that no file matches, as is usual of some
     * @param doubt what is so little like a data area that a person should look; empty where there is a log of decisions, or none is wanted
     */
    public record Made(
            BackupName name,
            long bytes,
            String sha256,
            Manifest manifest,
            List<String> unmatched,
            List<String> absent,
            Optional<String> doubt) {}

    /**
     * @throws NothingToBackUp when the scope matches no file
     * @throws UnreadableSource when a file can't be read, or changes all the time
     * @throws StoreFailure when the store does not take it
     * @throws DamagedArchive when the store gives back other bytes than it was given; they were deleted again
     * @throws RefusedRestore when a restore was interrupted that can be neither finished nor taken back
     * @throws BusyBackup when another backup is being made
     */
    @Override
    public Made run(Progress progress) {
        try (RunLock _ = folder.lock("A backup", progress)) {
            try {
                folder.history().add(new History.Packing(clock.instant(), store.id()));
                return locked(progress);
            } catch (Cancelled e) {
                throw e;
            } catch (RuntimeException e) {
                note(folder, store.id(), e, clock);
                throw e;
            }
        }
    }

    /** Writes down that a backup was not made, and why. */
    static void note(BackupFolder folder, StoreId store, RuntimeException failed, Clock clock) {
        try {
            folder.history().add(new History.Failed(clock.instant(), store, String.valueOf(failed.getMessage())));
        } catch (UncheckedIOException e) {
            failed.addSuppressed(e); // the same full disk, most likely
        }
    }

    private Made locked(Progress progress) {
        try {
            new SettleRestore(folder).run(progress); // else a log that is on its way would be missing in the backup
            Path scratch = folder.scratch();
            try {
                BackupName name = freeName(progress);
                new Libraries(folder).remember(scope.librariesWithJournals()); // before, so that it is in the backup
                Packed packed = pack(scratch, name, progress);
                return store(name, packed, scratch, progress);
            } finally {
                BackupFolder.delete(scratch);
            }
        } catch (IOException e) {
            throw new UnreadableSource(FileFailure.sentence(e, folder.folder()), e);
        }
    }

    /** The name of this second, or of a later one: the newest backup is to have the latest name, also when several are made at once. */
    private BackupName freeName(Progress progress) {
        Instant now = clock.instant();
        Instant soon = now.plus(AT_ONCE);
        return store.awaiting(progress).store().list().stream()
                .map(Store.Stored::name)
                .flatMap(name -> Stream.concat(BackupName.ofArchive(name).stream(), BackupName.ofSums(name).stream()))
                .map(BackupName::time)
                .filter(time -> !time.isBefore(now.truncatedTo(ChronoUnit.SECONDS)) && time.isBefore(soon))
                .max(Comparator.naturalOrder())
                .map(latest -> new BackupName(latest.plusSeconds(1)))
                .orElse(new BackupName(now));
    }

    private record Packed(WriteArchive.Written written, Scope.Found found) {}

    /** Files that change while they are read are read again, all together, a few times. */
    private Packed pack(Path scratch, BackupName name, Progress progress) throws IOException {
        Map<String, Map<BackupName, History.Packed.Content>> before = logsBefore();
        for (int attempt = 1; ; attempt++) {
            Scope.Found found = scope.find(folder.dataArea());
            progress.begin("Packing " + name, size(found));
            try {
                return new Packed(
                        new WriteArchive(scratch, before)
                                .write(found.sources(), files -> manifest(name, files), progress),
                        found);
            } catch (WriteArchive.Unsteady e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new UnreadableSource(e.getMessage() + ", " + MOST_ATTEMPTS + " times", e);
                }
            }
        }
    }

    /** What the backups that count in this store have of logs, back to the last one that a person accepted, as {@link Retention#loss}. */
    private Map<String, Map<BackupName, History.Packed.Content>> logsBefore() {
        Map<String, Map<BackupName, History.Packed.Content>> logs = new HashMap<>();
        for (StoredBackup backup : Shelf.of(folder.history().read(), store.id()).stored(clock.instant())) {
            backup.known()
                    .packed()
                    .ifPresent(packed -> packed.logs()
                            .forEach((log, content) -> logs.computeIfAbsent(log, _ -> new HashMap<>())
                                    .put(backup.name(), content)));
            if (backup.known().isAccepted()) {
                break;
            }
        }
        return logs;
    }

    private static Map<String, History.Packed.Content> logs(Manifest manifest) {
        return manifest.files().stream()
                .filter(file -> file.records().isPresent() && !Scope.canBeMadeAgain(file.path()))
                .collect(Collectors.toMap(
                        Manifest.Entry::path, file -> new History.Packed.Content(file.size(), file.sha256())));
    }

    private static long size(Scope.Found found) {
        return found.sources().stream()
                .mapToLong(source -> source.file().toFile().length())
                .sum();
    }

    private Manifest manifest(BackupName name, List<Manifest.Entry> files) {
        Map<String, String> libraries = scope.libraryFolders().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, library -> library.getValue().toString()));
        Origin here = Origin.of(folder);
        return new Manifest(name.time(), here.host(), BackupFolder.version(), here.dataArea(), libraries, files);
    }

    /** The sums first: an archive never stands there without them, and they alone are no backup. */
    private Made store(BackupName wanted, Packed packed, Path scratch, Progress progress) throws IOException {
        WriteArchive.Written written = packed.written();
        long bytes = Files.size(written.file());
        Store awaited = store.awaiting(progress).store();
        BackupName name = putSums(awaited, wanted, written, scratch);
        try {
            progress.begin("Storing " + name + " in " + store.name(), bytes);
            awaited.put(name.archive(), written.file(), progress);
            new BackupCheck(folder, store, clock)
                    .check(new Store.Stored(name.archive(), bytes), name, Optional.of(written.sha256()), progress);
        } catch (DamagedArchive | Cancelled e) {
            deleteAgain(name, e);
            throw e;
        }
        Scope.Found found = packed.found();
        return new Made(
                name,
                bytes,
                written.sha256(),
                written.manifest(),
                found.unmatched(),
                found.absent(),
                found.lacksLogs() ? Optional.of(lacksLogs()) : Optional.empty());
    }

    private String lacksLogs() {
        return "%s: there is no log of decisions (%s) in it, so none was backed up. Is this the right data area? Where that is right, take the pattern out of scope.patterns in %s"
                .formatted(folder.dataArea(), Scope.LOGS, folder.folder().resolve("settings.json"));
    }

    /** Who has cancelled does not wait for a server that says nothing. */
    private static Progress soon() {
        long end = System.nanoTime() + SOON.toNanos();
        return new Progress() {
            @Override
            public boolean isCancelled() {
                return System.nanoTime() - end > 0;
            }
        };
    }

    /** Another data area may have taken the name since it was looked for: then the next second is ours. */
    private BackupName putSums(Store awaited, BackupName wanted, WriteArchive.Written written, Path scratch)
            throws IOException {
        for (BackupName name = wanted; ; name = new BackupName(name.time().plusSeconds(1))) {
            String text = Sums.of(name, written.sha256(), written.manifest());
            try {
                awaited.put(name.sums(), Files.writeString(scratch.resolve("sums.part"), text), Progress.NONE);
                Instant now = clock.instant();
                folder.history().add(new History.Begun(now, store.id(), name)); // now that the name is ours
                folder.history()
                        .add(new History.Packed(now, store.id(), name, logs(written.manifest()), written.rewritten()));
                return name;
            } catch (StoreFailure e) {
                if (!isTaken(awaited, name.sums(), text)) {
                    throw e;
                }
            }
        }
    }

    /** True when something else has the name; what is ours is there because the answer was lost. */
    private boolean isTaken(Store awaited, String object, String ours) throws IOException {
        if (awaited.list().stream().noneMatch(stored -> stored.name().equals(object))) {
            return false;
        }
        try (InputStream in = awaited.get(object)) {
            return !new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(ours);
        }
    }

    private void deleteAgain(BackupName name, RuntimeException why) {
        try {
            new GiveUp(folder, why instanceof Cancelled ? store.awaiting(soon()) : store, clock).run(name);
        } catch (StoreFailure | Cancelled e) {
            why.addSuppressed(e); // the next prune deletes what is left
        }
    }
}
