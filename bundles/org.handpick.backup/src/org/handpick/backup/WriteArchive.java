package org.handpick.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.handpick.core.Progress;
import org.handpick.core.files.FileFailure;

/**
 * Packs files into an archive whose first entry tells what follows.
 *
 * <p>Each file is read once: its bytes go into the packed body and into its hash together, so the two agree whatever other programs write
 * meanwhile. The manifest is known only then; since a tar is a row of blocks, and gzip members one behind the other are one stream, it is
 * packed by itself and put before the body. Memory does not grow with the data.
 */
final class WriteArchive {
    /** A tar is a row of blocks of so many bytes. */
    static final int TAR_BLOCK = 512;
    /** Two empty blocks. */
    static final int END_OF_TAR = 2 * TAR_BLOCK;

    private static final int BUFFER = 1 << 18;
    /** A file changed more recently than this may be in the middle of a record. */
    private static final Duration AT_REST = Duration.ofSeconds(10);
    /** A beginning of a record is never longer; what is, has a quote that nothing closes, and is cut at its last line. */
    private static final long LONGEST_RECORD = 1 << 16;

    /** A plain file that its owner alone may read, as tar writes it. */
    static final int PRIVATE = 0100600;

    static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path folder;
    private final Map<String, Map<BackupName, History.Packed.Content>> before;
    private final Map<String, Set<BackupName>> rewritten = new TreeMap<>();
    private final byte[] buffer = new byte[BUFFER];

    /**
     * @param folder for what is being written; its files are the caller's to delete
     * @param before what earlier backups have of logs that are only ever added to, by their paths
     */
    WriteArchive(Path folder, Map<String, Map<BackupName, History.Packed.Content>> before) {
        this.folder = folder;
        this.before = before;
    }

    /**
     * An archive that is ready to be stored.
     *
     * @param rewritten the logs that do not begin any more with what earlier backups have of them, and which backups those are
     */
    record Written(Path file, String sha256, Manifest manifest, Map<String, Set<BackupName>> rewritten) {}

    /** A file did not hold still while it was read; another attempt may succeed. */
    static final class Unsteady extends Exception {
        private static final long serialVersionUID = 1;

        Unsteady(String fault) {
            super(fault);
        }
    }

    /**
     * @param manifest makes the manifest of what was packed
     * @throws UnreadableSource when a file can't be read
     * @throws IOException when the archive can't be written
     */
    Written write(List<Source> sources, Function<List<Manifest.Entry>, Manifest> manifest, Progress progress)
            throws IOException, Unsteady {
        Path body = folder.resolve("body.part");
        Manifest packed = manifest.apply(writeBody(sources, body, progress));
        Path archive = folder.resolve("archive.part");
        MessageDigest hash = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(archive), hash)) {
            byte[] head = head(packed);
            out.write(ParallelGzip.member(head, head.length));
            Files.copy(body, out);
        }
        Files.delete(body);
        return new Written(archive, HexFormat.of().formatHex(hash.digest()), packed, rewritten);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** The blocks of a tar that hold the manifest. */
    private static byte[] head(Manifest manifest) {
        byte[] content = manifest.json().getBytes(UTF_8);
        int blocks = Math.ceilDiv(content.length, TAR_BLOCK) + 1;
        byte[] head = new byte[blocks * TAR_BLOCK];
        entry(Manifest.FILE, content.length, manifest.created()).writeEntryHeader(head);
        System.arraycopy(content, 0, head, TAR_BLOCK, content.length);
        return head;
    }

    /** The manifest in what {@link #head} makes; empty where it is none. */
    static Optional<Manifest> manifestIn(byte[] head) {
        try {
            TarArchiveEntry entry = new TarArchiveEntry(Arrays.copyOf(head, TAR_BLOCK));
            return Optional.of(Manifest.parse(new String(head, TAR_BLOCK, Math.toIntExact(entry.getSize()), UTF_8)));
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            return Optional.empty(); // another program has written it
        }
    }

    /** Where the bytes of each file begin in the unpacked body: behind the headers that tar writes for it, and those before. */
    static Map<String, Long> places(List<Manifest.Entry> files) throws IOException {
        Map<String, Long> places = new HashMap<>();
        long at = 0;
        for (Manifest.Entry file : files) {
            at += headers(file);
            places.put(file.path(), at);
            at += padded(file.size());
        }
        return places;
    }

    private static long headers(Manifest.Entry file) throws IOException {
        TarArchiveOutputStream tar = tar(new ByteArrayOutputStream()); // never closed: nothing follows the headers
        tar.putArchiveEntry(entry(file.path(), file.size(), file.modified()));
        return tar.getBytesWritten();
    }

    /** So many bytes a file of this size takes. */
    static long padded(long size) {
        return Math.ceilDiv(size, TAR_BLOCK) * TAR_BLOCK;
    }

    private static TarArchiveOutputStream tar(OutputStream out) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        return tar;
    }

    private static TarArchiveEntry entry(String path, long size, Instant modified) {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setSize(size);
        entry.setUserName(""); // whose it is does not matter where it is restored
        entry.setModTime(FileTime.from(Instant.ofEpochSecond(modified.getEpochSecond())));
        return entry;
    }

    private List<Manifest.Entry> writeBody(List<Source> sources, Path body, Progress progress)
            throws IOException, Unsteady {
        List<Manifest.Entry> entries = new ArrayList<>();
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(body));
                ParallelGzip gzip = new ParallelGzip(file);
                TarArchiveOutputStream tar = tar(gzip)) {
            for (Source source : sources) {
                progress.check();
                entries.add(pack(source, tar, progress));
            }
            tar.finish();
            gzip.finish();
        }
        return entries;
    }

    private Manifest.Entry pack(Source source, TarArchiveOutputStream tar, Progress progress)
            throws IOException, Unsteady {
        try (FileChannel channel = open(source)) {
            long size = channel.size(); // before the time is asked for: what is written later shows in the time
            BasicFileAttributes before = attributes(source);
            Instant modified = before.lastModifiedTime().toInstant();
            boolean atRest = modified.isBefore(Instant.now().minus(AT_REST));
            long taken = atRest ? size : wholeUpTo(source, channel, size);
            RecordScan records = new RecordScan();
            TarArchiveEntry entry = entry(source.path(), taken, modified);
            if (isPrivate(source.file())) {
                entry.setMode(PRIVATE);
            }
            tar.putArchiveEntry(entry);
            Map<BackupName, History.Packed.Content> known = this.before.getOrDefault(source.path(), Map.of());
            RunningHash running = new RunningHash(
                    known.values().stream().map(History.Packed.Content::bytes).toList());
            byte[] hash = copy(source, channel, taken, tar, records, running, progress);
            known.forEach((backup, content) -> {
                if (!running.ofBeginning(content.bytes()).equals(Optional.of(content.sha256()))) {
                    rewritten
                            .computeIfAbsent(source.path(), _ -> new TreeSet<>())
                            .add(backup);
                }
            });
            tar.closeArchiveEntry();
            demandSame(source, channel, size, taken, before, hash);
            return new Manifest.Entry(
                    source.path(),
                    taken,
                    modified,
                    HexFormat.of().formatHex(hash),
                    source.content() == Content.RECORDS ? OptionalLong.of(records.records()) : OptionalLong.empty(),
                    size - taken);
        }
    }

    /** True for a file that nobody but its owner may read; so it is to be where it is restored. */
    private static boolean isPrivate(Path file) throws IOException {
        try {
            return OWNER.containsAll(Files.getPosixFilePermissions(file));
        } catch (UnsupportedOperationException e) {
            return false; // a file system without owners
        }
    }

    private static FileChannel open(Source source) throws Unsteady {
        try {
            return FileChannel.open(source.file(), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw gone(source);
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    private static BasicFileAttributes attributes(Source source) throws Unsteady {
        try {
            return Files.readAttributes(source.file(), BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw gone(source);
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    private static Unsteady gone(Source source) {
        return new Unsteady(source.file() + ": was taken away while the backup was made");
    }

    private static UnreadableSource unreadable(Source source, IOException e) {
        return new UnreadableSource(FileFailure.sentence(e, source.file()), e);
    }

    /** How much of a file that may be just being written is whole. */
    private long wholeUpTo(Source source, FileChannel channel, long size) throws Unsteady {
        if (!source.content().grows()) {
            return size;
        }
        RecordScan scan = new RecordScan();
        for (long at = 0; at < size; ) {
            int read = read(source, channel, at, size);
            scan.read(buffer, read);
            at += read;
        }
        boolean records = source.content() == Content.RECORDS && size - scan.endOfRecord() <= LONGEST_RECORD;
        return records ? scan.endOfRecord() : scan.endOfLine();
    }

    private byte[] copy(
            Source source,
            FileChannel channel,
            long length,
            OutputStream out,
            RecordScan records,
            RunningHash hash,
            Progress progress)
            throws IOException, Unsteady {
        for (long at = 0; at < length; ) {
            int read = read(source, channel, at, length);
            hash.update(buffer, read);
            if (source.content() == Content.RECORDS) {
                records.read(buffer, read);
            }
            out.write(buffer, 0, read);
            at += read;
            progress.advance(read);
            progress.check();
        }
        return hash.ofAll();
    }

    /** Fills the buffer from {@code at} on, up to {@code end} at most. */
    private int read(Source source, FileChannel channel, long at, long end) throws Unsteady {
        try {
            int read = channel.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(BUFFER, end - at)), at);
            if (read < 0) {
                throw new Unsteady(source.file() + ": became shorter while the backup was made");
            }
            return read;
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    /**
     * A log may grow while it is read, as long as what was taken is still its beginning. A file that is written as a whole may be
     * replaced by another, which leaves what was opened as it was; but not written to.
     */
    private void demandSame(
            Source source, FileChannel channel, long size, long taken, BasicFileAttributes before, byte[] hash)
            throws IOException, Unsteady {
        Optional<BasicFileAttributes> after = attributesIfThere(source);
        boolean replaced = after.filter(now -> Objects.equals(now.fileKey(), before.fileKey()))
                .isEmpty();
        boolean untouched = !replaced
                && channel.size() == size
                && after.get().lastModifiedTime().equals(before.lastModifiedTime());
        if (untouched || replaced && !source.content().grows()) {
            return;
        }
        boolean stillBegins = source.content().grows()
                && channel.size() >= taken
                && Arrays.equals(
                        hash,
                        copy(
                                source,
                                channel,
                                taken,
                                OutputStream.nullOutputStream(),
                                new RecordScan(),
                                new RunningHash(List.of()),
                                Progress.NONE));
        if (!stillBegins) {
            throw new Unsteady(source.file() + ": was changed by another program while the backup was made");
        }
    }

    private static Optional<BasicFileAttributes> attributesIfThere(Source source) {
        try {
            return Optional.of(Files.readAttributes(source.file(), BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }
}
