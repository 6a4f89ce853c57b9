package org.handpick.backup;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileFailure;
import org.handpick.core.files.FileStep;
import org.handpick.core.files.Intent;

/**
 * Brings files back from a backup.
 *
 * <p>They are unpacked to the side first, and only when the whole archive was read and found right they take their places: a folder that is
 * not there yet appears whole, and in one that is there each file that stands in the way is moved to {@code replaced-<time>/}, all in one
 * transaction. What is not in the backup stays as it is. Nothing is overwritten.
 */
public final class Restore implements Operation<Restore.Restored> {
    private final BackupFolder folder;
    private final NamedStore store;
    private final Wish wish;
    private final Path target;
    private final Clock clock;
    private final Disk disk;

    /** Which backup. */
    public sealed interface Which {
        /** The newest that is no later and not known to be damaged. */
        record AsOf(Instant at) implements Which {}

        /** That and no other. */
        record Exactly(BackupName name) implements Which {}
    }

    /**
     * What is to be restored.
     *
     * @param which empty for the newest that is not known to be damaged
     * @param file the path of a single file in the archive; empty for all
     * @param budget how many bytes the restored files may have together; empty for as many as there is room for
     */
    public record Wish(Optional<Which> which, Optional<String> file, OptionalLong budget) {
        public static final Wish NEWEST = new Wish(Optional.empty(), Optional.empty(), OptionalLong.empty());

        public Wish {
            Objects.requireNonNull(which);
            Objects.requireNonNull(file);
            Objects.requireNonNull(budget);
        }
    }

    /**
     * @param folder of the data area whose history tells which backups are damaged. Where {@code target} is that data area, the journals of
     *     libraries go to the libraries, and the settings of backups that are there stay. Where it is gone, a library that has a journal keeps it
     */
    public Restore(BackupFolder folder, NamedStore store, Wish wish, Path target) {
        this(folder, store, wish, target, Clock.systemUTC(), Disk.LOCAL);
    }

    Restore(BackupFolder folder, NamedStore store, Wish wish, Path target, Clock clock, Disk disk) {
        this.folder = folder;
        this.store = store;
        this.wish = wish;
        this.target = target.toAbsolutePath().normalize();
        this.clock = clock;
        this.disk = disk;
    }

    /**
     * What came back.
     *
     * @param origin where the backup was made
     * @param files those that were wanted
     * @param unchanged how many of them stood there already, byte for byte
     * @param replaced where the files are that stood in the way; empty when none did
     * @param left for each log that stood in the way how many records, or lines, it has that the restored one has not; empty where those
     *     are too many to be counted
     * @param remarks sentences on what a person should know of it
     */
    public record Restored(
            BackupName name,
            Origin origin,
            List<Manifest.Entry> files,
            int unchanged,
            Optional<Path> replaced,
            Map<String, OptionalLong> left,
            List<String> remarks) {
        public long bytes() {
            return files.stream().mapToLong(Manifest.Entry::size).sum();
        }

        public long records() {
            return files.stream().mapToLong(file -> file.records().orElse(0)).sum();
        }

        public Restored {
            left = Collections.unmodifiableMap(new TreeMap<>(left));
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * @throws DamagedArchive naming what is wrong; nothing was restored
     * @throws RefusedRestore when there is no such backup or file, or no room for it
     * @throws FileFailure when files can't take their places; all is as it was
     */
    @Override
    public Restored run(Progress progress) {
        List<String> remarks = new ArrayList<>();
        StoredBackup backup = chosen(new ListBackups(folder, store).run(progress), remarks);
        try {
            return Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                    ? into(backup, remarks, progress)
                    : anew(backup, remarks, progress);
        } catch (IOException e) {
            throw new RefusedRestore(FileFailure.sentence(e, target) + "; nothing was restored", e);
        }
    }

    private StoredBackup chosen(List<StoredBackup> backups, List<String> remarks) {
        return switch (wish.which().orElse(new Which.AsOf(Instant.MAX))) {
            case Which.Exactly(BackupName name) -> exactly(name, backups);
            case Which.AsOf(Instant at) -> newest(at, backups, remarks);
        };
    }

    private StoredBackup exactly(BackupName name, List<StoredBackup> backups) {
        StoredBackup backup = backups.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedRestore(store.name() + ": there is no " + name + " any more"));
        backup.damage().ifPresent(damage -> {
            throw new RefusedRestore(damage
                    + "; nothing was restored. An older one may be sound, and 'backup restore --salvage' brings back"
                    + " what is sound of this one");
        });
        return backup;
    }

    private StoredBackup newest(Instant at, List<StoredBackup> backups, List<String> remarks) {
        List<StoredBackup> inTime = backups.stream()
                .filter(backup -> !backup.name().time().isAfter(at))
                .toList();
        StoredBackup newest = inTime.stream()
                .filter(backup -> backup.damage().isEmpty())
                .findFirst()
                .orElseThrow(() -> new RefusedRestore(store.name() + ": of "
                        + CountWords.count(backups.size(), "backup") + " none is sound"
                        + (at.equals(Instant.MAX) ? "" : " and from " + at + " or before")));
        inTime.stream()
                .takeWhile(backup -> backup != newest)
                .flatMap(backup -> backup.damage().stream())
                .forEach(damage -> remarks.add("a newer backup was passed over: " + damage));
        return newest;
    }

    /** The folder is not there: it gets its name when everything is in it. */
    private Restored anew(StoredBackup backup, List<String> remarks, Progress progress) throws IOException {
        disk.makeFolders(target.getParent());
        Path site = target.resolveSibling("." + target.getFileName() + ".restoring");
        RunLock lock = RunLock.take(site, "A restore");
        try (lock) {
            Path side = site.resolve("new");
            BackupFolder.delete(side); // of one that was killed
            Unpacked unpacked = unpack(backup, Files.createDirectory(side), remarks, progress);
            RestorePlaces places = new RestorePlaces(unpacked.manifest, folder, target, wish.file());
            disk.reached("rename", target);
            Files.move(side, target, StandardCopyOption.ATOMIC_MOVE);
            disk.sync(target.getParent());
            unpacked.files.forEach(file -> bringHome(file.path(), places, remarks));
            return new Restored(
                    backup.name(), unpacked.origin(), unpacked.files, 0, Optional.empty(), Map.of(), remarks);
        } finally {
            BackupFolder.delete(site);
        }
    }

    /** All is restored by now; what can't be brought home stays below the folder, and that is told. */
    private void bringHome(String path, RestorePlaces places, List<String> remarks) {
        Path from = Unpack.inside(target, path);
        Path home = places.of(path);
        if (places.isAway(path)) {
            remarks.add(away(path, from));
        }
        if (home.equals(from)) {
            return;
        }
        try {
            if (Files.notExists(home, LinkOption.NOFOLLOW_LINKS)) {
                disk.move(from, home);
                disk.sync(home.getParent());
            } else if (!Files.isRegularFile(home) || Files.mismatch(from, home) >= 0) {
                remarks.add(home + ": stays as it is, since the library has a journal; the one of the backup is in "
                        + from);
            }
        } catch (IOException e) {
            remarks.add(FileFailure.sentence(e, home) + "; the journal of the backup is in " + from);
        }
    }

    private static String away(String path, Path to) {
        return "the library of " + path + " is not there; its journal is in " + to;
    }

    private Restored into(StoredBackup backup, List<String> remarks, Progress progress) throws IOException {
        Instant now = clock.instant();
        Path replaced = target.resolve("replaced-" + new BackupName(now).stamp());
        try (RestoreSite site = RestoreSite.take(target, disk)) {
            boolean cleared = site.clear(replaced);
            site.settle();
            Path side = site.side();
            Unpacked unpacked = unpack(backup, side, remarks, progress);
            Swap swap = new Swap(unpacked, side, replaced, remarks, progress);
            for (Manifest.Entry file : unpacked.files) {
                swap.add(file);
            }
            if (!swap.steps.isEmpty()) {
                JsonObject what = new JsonObject();
                what.addProperty("restore", backup.name().archive());
                site.commit(new Intent(UUID.randomUUID().toString(), now, what, swap.steps));
            }
            return new Restored(
                    backup.name(),
                    unpacked.origin(),
                    unpacked.files,
                    swap.unchanged,
                    cleared || swap.replaces ? Optional.of(replaced) : Optional.empty(),
                    swap.left,
                    remarks);
        }
    }

    /** The steps by which unpacked files take their places. */
    private final class Swap {
        private final List<FileStep> steps = new ArrayList<>();
        private final Path side;
        private final Path replaced;
        private final List<String> remarks;
        private final Progress progress;
        private final RestorePlaces places;
        private final Map<String, OptionalLong> left = new TreeMap<>();
        private int unchanged;
        private boolean replaces;

        Swap(Unpacked unpacked, Path side, Path replaced, List<String> remarks, Progress progress) {
            this.side = side;
            this.replaced = replaced;
            this.remarks = remarks;
            this.progress = progress;
            this.places = new RestorePlaces(unpacked.manifest, folder, target, wish.file());
        }

        void add(Manifest.Entry file) throws IOException {
            Path from = Unpack.inside(side, file.path());
            Path to = places.of(file.path());
            if (places.isAway(file.path())) {
                remarks.add(away(file.path(), to));
            }
            if (Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(from, to) < 0) {
                unchanged++;
            } else if (places.isKept(file.path(), to)) {
                remarks.add(
                        file.path() + ": stays as it is; the one of the backup comes back where it alone is asked for");
            } else {
                if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                    Path aside = Unpack.inside(replaced, file.path());
                    countLeft(file.path(), to, from, aside);
                    steps.add(FileStep.Move.of(to, aside));
                    replaces = true;
                }
                steps.add(FileStep.Move.of(from, to));
            }
        }

        /** What was decided since the backup is in the log that gives way, and in no other. */
        private void countLeft(String path, Path standing, Path restored, Path aside) throws IOException {
            Content content = Content.of(path);
            if (!content.grows() || !Files.isRegularFile(standing, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            OptionalLong more = new LeftRecords(content, progress).count(standing, restored);
            if (more.equals(OptionalLong.of(0))) {
                return;
            }
            left.put(path, more);
            String unit = content == Content.RECORDS ? "record" : "line";
            remarks.add(path + ": " + leftWords(more, unit) + " " + aside
                    + (content == Content.RECORDS ? ", and 'log merge' joins both" : ""));
        }

        private static String leftWords(OptionalLong more, String unit) {
            if (more.isEmpty()) {
                return "the one that stood there and the restored one differ in more " + unit
                        + "s than are counted; the former is";
            }
            boolean isOne = more.getAsLong() == 1;
            return "%s of the one that stood there %s not in the restored one; %s in"
                    .formatted(
                            CountWords.count(more.getAsLong(), unit),
                            isOne ? "is" : "are",
                            isOne ? "it is" : "they are");
        }
    }

    private record Unpacked(Manifest manifest, List<Manifest.Entry> files) {
        Origin origin() {
            return Origin.of(manifest);
        }
    }

    private Unpacked unpack(StoredBackup backup, Path side, List<String> remarks, Progress progress)
            throws IOException {
        Unpack unpack = new Unpack(side, path -> wish.file().map(path::equals).orElse(true), disk);
        StoredArchive.Whole read = new StoredArchive(store, backup.name())
                .all(
                        backup.stored(),
                        backup.verified().map(History.Verified::sha256),
                        budget(backup, Files.getFileStore(side).getUsableSpace()),
                        unpack,
                        progress);
        unpack.flush();
        if (!read.hasSums()) {
            remarks.add(backup.name().sums() + " is not beside the backup, which is sound all the same");
        }
        return new Unpacked(read.manifest(), unpack.unpacked());
    }

    private Consumer<Manifest> budget(StoredBackup backup, long room) {
        return manifest -> {
            List<Manifest.Entry> wanted = manifest.files().stream()
                    .filter(file -> wish.file().map(file.path()::equals).orElse(true))
                    .toList();
            if (wanted.isEmpty()) {
                throw new RefusedRestore(
                        backup.name() + ": there is no " + wish.file().orElse("file") + " in it; nothing was restored");
            }
            long needed = wanted.stream().mapToLong(Manifest.Entry::size).sum();
            long most = wish.budget().orElse(room);
            if (needed > most || needed < 0) {
                throw new RefusedRestore("%s: its files have %s, and there is room for %s; nothing was restored"
                        .formatted(backup.name(), CountWords.count(needed, "byte"), CountWords.number(most)));
            }
        };
    }
}
