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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
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

    /**
     * What is to be restored.
     *
     * @param at the newest backup that is no later; empty for the newest of all
     * @param file the path of a single file in the archive; empty for all
     * @param budget how many bytes the restored files may have together; empty for as many as there is room for
     */
    public record Wish(Optional<Instant> at, Optional<String> file, OptionalLong budget) {
        public static final Wish NEWEST = new Wish(Optional.empty(), Optional.empty(), OptionalLong.empty());

        public Wish {
            Objects.requireNonNull(at);
            Objects.requireNonNull(file);
            Objects.requireNonNull(budget);
        }
    }

    /** @param folder of the data area whose history tells which backups are damaged; nothing is written there */
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
     */
    public record Restored(
            BackupName name, Origin origin, List<Manifest.Entry> files, int unchanged, Optional<Path> replaced) {
        public long bytes() {
            return files.stream().mapToLong(Manifest.Entry::size).sum();
        }

        public long records() {
            return files.stream().mapToLong(file -> file.records().orElse(0)).sum();
        }
    }

    /**
     * @throws DamagedArchive naming what is wrong; nothing was restored
     * @throws RefusedRestore when there is no such backup or file, or no room for it
     * @throws FileFailure when files can't take their places; all is as it was
     */
    @Override
    public Restored run(Progress progress) {
        Backup backup = chosen(progress);
        try {
            return Files.exists(target, LinkOption.NOFOLLOW_LINKS) ? into(backup, progress) : anew(backup, progress);
        } catch (IOException e) {
            throw new RefusedRestore(FileFailure.sentence(e, target) + "; nothing was restored", e);
        }
    }

    private Backup chosen(Progress progress) {
        List<Backup> backups = new ListBackups(folder, store).run(progress);
        return backups.stream()
                .filter(backup ->
                        wish.at().map(at -> !backup.name().time().isAfter(at)).orElse(true))
                .filter(backup -> backup.damage().isEmpty())
                .findFirst()
                .orElseThrow(() -> new RefusedRestore(store.name() + ": of " + backups.size() + " backups none is sound"
                        + wish.at().map(at -> " and from " + at + " or before").orElse("")));
    }

    /** The folder is not there: it gets its name when everything is in it. */
    private Restored anew(Backup backup, Progress progress) throws IOException {
        disk.makeFolders(target.getParent());
        Path side = target.resolveSibling("." + target.getFileName() + ".restoring-" + UUID.randomUUID());
        try {
            Unpacked unpacked = unpack(backup, Files.createDirectory(side), progress);
            disk.reached("rename", target);
            Files.move(side, target, StandardCopyOption.ATOMIC_MOVE);
            disk.sync(target.getParent());
            return new Restored(backup.name(), unpacked.origin, unpacked.files, 0, Optional.empty());
        } finally {
            BackupFolder.delete(side);
        }
    }

    private Restored into(Backup backup, Progress progress) throws IOException {
        Instant now = clock.instant();
        Path replaced = target.resolve("replaced-" + new BackupName(now).stamp());
        try (RestoreSite site = RestoreSite.take(target, disk)) {
            boolean cleared = site.clear(file -> replaced.resolve(target.relativize(file)));
            site.settle();
            Path side = site.side();
            return swap(backup, unpack(backup, side, progress), side, site, now, replaced, cleared);
        }
    }

    /** @param cleared whether there is something in {@code replaced} already */
    private Restored swap(
            Backup backup, Unpacked unpacked, Path side, RestoreSite site, Instant now, Path replaced, boolean cleared)
            throws IOException {
        List<FileStep> steps = new ArrayList<>();
        int unchanged = 0;
        boolean inTheWay = cleared;
        for (Manifest.Entry file : unpacked.files) {
            Path from = Unpack.inside(side, file.path());
            Path to = Unpack.inside(target, file.path());
            if (Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(from, to) < 0) {
                unchanged++;
                continue;
            }
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                steps.add(FileStep.Move.of(to, Unpack.inside(replaced, file.path())));
                inTheWay = true;
            }
            steps.add(FileStep.Move.of(from, to));
        }
        if (!steps.isEmpty()) {
            JsonObject what = new JsonObject();
            what.addProperty("restore", backup.name().archive());
            site.commit(new Intent(UUID.randomUUID().toString(), now, what, steps));
        }
        return new Restored(
                backup.name(),
                unpacked.origin,
                unpacked.files,
                unchanged,
                inTheWay ? Optional.of(replaced) : Optional.empty());
    }

    private record Unpacked(Origin origin, List<Manifest.Entry> files) {}

    private Unpacked unpack(Backup backup, Path side, Progress progress) throws IOException {
        Unpack unpack = new Unpack(side, path -> wish.file().map(path::equals).orElse(true), disk);
        ReadArchive.Read read = new ReadArchive(store, backup.name())
                .all(
                        backup.stored(),
                        backup.verified().map(History.Verified::sha256),
                        budget(backup, Files.getFileStore(side).getUsableSpace()),
                        unpack,
                        progress);
        unpack.flush();
        return new Unpacked(Origin.of(read.manifest()), unpack.unpacked());
    }

    private Consumer<Manifest> budget(Backup backup, long room) {
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
                throw new RefusedRestore("%s: its files have %d bytes, and there is room for %d; nothing was restored"
                        .formatted(backup.name(), needed, most));
            }
        };
    }
}
