package org.handpick.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileFailure;

/**
 * Brings back from a damaged backup the files that are not damaged, each proven by its hash in the manifest, into a folder of their own.
 *
 * <p>An archive is compressed in blocks that can be read alone, so damage takes the files in its block and no others; where files stand is
 * known from the manifest, whatever became of what is between them.
 */
public final class Salvage implements Operation<Salvage.Salvaged> {
    private static final int BUFFER = 1 << 18;

    private final BackupFolder folder;
    private final NamedStore store;
    private final Optional<BackupName> asked;
    private final Optional<String> file;
    private final OptionalLong budget;
    private final Path target;

    /**
     * @param asked which backup; empty for the newest, be it damaged or not
     * @param file the path of a single file in the archive; empty for all
     * @param budget how many bytes the saved files may have together; empty for as many as there is room for
     * @param target a folder that is not there yet
     */
    public Salvage(
            BackupFolder folder,
            NamedStore store,
            Optional<BackupName> asked,
            Optional<String> file,
            OptionalLong budget,
            Path target) {
        this.folder = folder;
        this.store = store;
        this.asked = asked;
        this.file = file;
        this.budget = budget;
        this.target = target.toAbsolutePath().normalize();
    }

    /**
     * What came back.
     *
     * @param files those that are in the folder now, each as its manifest says
     * @param lost the paths of those that are damaged
     */
    public record Salvaged(BackupName name, Origin origin, List<Manifest.Entry> files, List<String> lost) {
        public Salvaged {
            files = List.copyOf(files);
            lost = List.copyOf(lost);
        }
    }

    /**
     * @throws RefusedRestore when the folder is there already, there is no such backup or file, no room, or nothing of it is sound
     * @throws DamagedArchive when its manifest is damaged, without which nothing can be found
     * @throws StoreFailure when the store gives nothing of it
     */
    @Override
    public Salvaged run(Progress progress) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedRestore(target + ": is there already; what is saved goes to a folder of its own");
        }
        try {
            Path scratch = folder.scratch();
            try {
                return salvage(chosen(new ListBackups(folder, store).run(progress)), scratch, progress);
            } finally {
                BackupFolder.delete(scratch);
            }
        } catch (IOException e) {
            throw new RefusedRestore(FileFailure.sentence(e, target) + "; nothing was saved", e);
        }
    }

    private StoredBackup chosen(List<StoredBackup> backups) {
        return backups.stream()
                .filter(backup -> asked.map(backup.name()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> new RefusedRestore(store.name() + ": there is no "
                        + asked.map(BackupName::archive).orElse("backup")));
    }

    private Salvaged salvage(StoredBackup backup, Path scratch, Progress progress) throws IOException {
        demandRoom(backup.name() + ": it has", backup.bytes(), room(scratch));
        Path archive = fetch(backup, scratch.resolve("archive"), progress);
        Path body = scratch.resolve("body");
        Manifest manifest;
        Map<String, Long> places;
        List<Manifest.Entry> wanted;
        try (GzipMembers members = GzipMembers.of(archive)) {
            manifest = manifest(backup.name(), members.member(0));
            places = WriteArchive.places(manifest.files());
            wanted = wanted(backup.name(), manifest);
            int blocks = blocks(backup.name(), manifest, places);
            demandRoom(backup.name() + ": unpacked it has", (long) blocks * ParallelGzip.BLOCK, room(scratch));
            unpack(members, blocks, body, progress);
        }
        List<Manifest.Entry> saved = carve(wanted, places, body, backup.name(), progress);
        List<String> lost = wanted.stream()
                .map(Manifest.Entry::path)
                .filter(path -> saved.stream().noneMatch(entry -> entry.path().equals(path)))
                .toList();
        return new Salvaged(backup.name(), Origin.of(manifest), saved, lost);
    }

    private List<Manifest.Entry> wanted(BackupName name, Manifest manifest) {
        List<Manifest.Entry> wanted = manifest.files().stream()
                .filter(entry -> file.map(entry.path()::equals).orElse(true))
                .toList();
        if (wanted.isEmpty()) {
            throw new RefusedRestore(name + ": there is no " + file.orElse("file") + " in it");
        }
        if (budget.isPresent()) {
            demandRoom(name + ": its files have", bytes(wanted), budget.getAsLong());
        }
        return wanted;
    }

    private static long bytes(List<Manifest.Entry> files) {
        return files.stream().mapToLong(Manifest.Entry::size).sum();
    }

    private static long room(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private static void demandRoom(String what, long bytes, long room) {
        if (bytes > room) {
            throw new RefusedRestore("%s %s, and there is room for %s; nothing was saved"
                    .formatted(what, CountWords.count(bytes, "byte"), CountWords.number(room)));
        }
    }

    /** As much of it as the store gives. */
    private Path fetch(StoredBackup backup, Path archive, Progress progress) throws IOException {
        progress.begin("Reading " + backup.name(), backup.bytes());
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = store.awaiting(progress).store().get(backup.name().archive());
                FileChannel out = FileChannel.open(archive, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                out.write(ByteBuffer.wrap(buffer, 0, read));
                progress.advance(read);
                progress.check();
            }
        }
        return archive;
    }

    /** What is behind a place where it can't be read is lost, and what is before it may be all that is wanted. */
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException | DamagedArchive e) {
            return -1;
        }
    }

    private static Manifest manifest(BackupName name, GzipMembers.Member head) {
        return head.sound()
                .flatMap(WriteArchive::manifestIn)
                .orElseThrow(() -> new DamagedArchive(
                        name, Manifest.FILE + " is damaged, and without it nothing in the archive can be found"));
    }

    private static int blocks(BackupName name, Manifest manifest, Map<String, Long> places) {
        long end = manifest.files().stream()
                .mapToLong(entry -> places.get(entry.path()) + WriteArchive.padded(entry.size()))
                .max()
                .orElse(0);
        long blocks = Math.ceilDiv(end + WriteArchive.END_OF_TAR, (long) ParallelGzip.BLOCK);
        if (blocks < 0 || blocks > Integer.MAX_VALUE) {
            throw new RefusedRestore(name + ": its files would have more bytes than there is room for");
        }
        return (int) blocks;
    }

    /** Each block to its place; where one is damaged or not there a hole stays, or what could be read of it. */
    private static void unpack(GzipMembers members, int blocks, Path body, Progress progress) throws IOException {
        progress.begin("Unpacking what is sound", blocks);
        try (FileChannel out = FileChannel.open(body, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            boolean wasDamaged = false;
            for (int i = 1; i < members.count(); i++) {
                progress.check();
                GzipMembers.Member member = members.member(i);
                int fromEnd =
                        blocks - (members.count() - i); // right also where members were lost with their beginnings
                int block = wasDamaged ? fromEnd : i - 1;
                wasDamaged |= member.sound().isEmpty();
                if (block >= 0 && block < blocks) {
                    out.write(ByteBuffer.wrap(member.bytes()), (long) block * ParallelGzip.BLOCK);
                }
                progress.advance(1);
            }
        }
    }

    private List<Manifest.Entry> carve(
            List<Manifest.Entry> wanted, Map<String, Long> places, Path body, BackupName name, Progress progress)
            throws IOException {
        Disk.LOCAL.makeFolders(target.getParent());
        demandRoom(name + ": its files have", bytes(wanted), room(target.getParent()));
        Path side = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".salvaging");
        try (FileChannel in = FileChannel.open(body, StandardOpenOption.READ)) {
            progress.begin("Saving what is sound", bytes(wanted));
            List<Manifest.Entry> sound = new ArrayList<>();
            for (Manifest.Entry entry : wanted) {
                if (isSound(in, places.get(entry.path()), entry, progress)) {
                    sound.add(entry);
                }
            }
            if (sound.isEmpty()) {
                throw new RefusedRestore(name + ": nothing of it that was asked for is sound: "
                        + wanted.stream().map(Manifest.Entry::path).collect(Collectors.joining(", ")));
            }
            Unpack unpack = new Unpack(Files.createDirectory(side), _ -> true, Disk.LOCAL);
            for (Manifest.Entry entry : sound) {
                long at = places.get(entry.path());
                try (StoredArchive.Sink sink = unpack.begin(entry, isPrivate(in, at))) {
                    copy(in, at, entry.size(), sink);
                }
            }
            unpack.flush();
            Files.move(side, target, StandardCopyOption.ATOMIC_MOVE);
            Disk.LOCAL.sync(target.getParent());
            return sound;
        } finally {
            BackupFolder.delete(side);
        }
    }

    private static boolean isSound(FileChannel body, long at, Manifest.Entry entry, Progress progress)
            throws IOException {
        MessageDigest hash = WriteArchive.sha256();
        boolean isWhole = copy(body, at, entry.size(), (bytes, length) -> {
            hash.update(bytes, 0, length);
            progress.advance(length);
            progress.check();
        });
        return isWhole && HexFormat.of().formatHex(hash.digest()).equals(entry.sha256());
    }

    /** @return whether there are so many bytes */
    private static boolean copy(FileChannel body, long at, long size, StoredArchive.Sink sink) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long done = 0; done < size; ) {
            int read = body.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(BUFFER, size - done)), at + done);
            if (read <= 0) {
                return false;
            }
            sink.write(buffer, read);
            done += read;
        }
        return true;
    }

    /** What its header says; where that is lost, nobody else is to read it. */
    private static boolean isPrivate(FileChannel body, long at) throws IOException {
        byte[] header = new byte[WriteArchive.TAR_BLOCK];
        body.read(ByteBuffer.wrap(header), at - header.length);
        try {
            TarArchiveEntry entry = new TarArchiveEntry(header);
            return !entry.isCheckSumOK() || entry.getMode() == WriteArchive.PRIVATE;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
