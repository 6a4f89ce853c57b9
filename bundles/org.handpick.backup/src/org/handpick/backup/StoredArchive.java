package org.handpick.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;

/**
 * Reads an archive from its first byte to its last and believes nothing that does not fit the manifest: plain files only, each where the
 * manifest has it, with its length and its hash. What is not listed there can't get out, however it is called.
 */
final class StoredArchive {
    private static final int BUFFER = 1 << 18;
    /** What tar may need between two files: padding, and headers with long names. A bomb is not let grow in there. */
    private static final long LONGEST_HEADERS = 1 << 20;

    private final NamedStore store;
    private final BackupName name;

    StoredArchive(NamedStore store, BackupName name) {
        this.store = store;
        this.name = name;
    }

    /** Gets the files of an archive, one after the other. */
    @FunctionalInterface
    interface Contents {
        /**
         * A file begins, and what this answers with is given its bytes. Whether they are right is not known before the whole is.
         *
         * @param isPrivate whether nobody but its owner could read it
         */
        Sink begin(Manifest.Entry file, boolean isPrivate) throws IOException;
    }

    /** Takes the bytes of one file. */
    interface Sink extends AutoCloseable {
        Sink NONE = (bytes, length) -> {};

        void write(byte[] bytes, int length) throws IOException;

        @Override
        default void close() throws IOException {}
    }

    /** A whole archive that is what it says. @param hasSums whether the sums are beside it, which are needed where there is no Handpick */
    record Whole(Manifest manifest, String sha256, boolean hasSums) {}

    /**
     * The manifest alone, from the first bytes of the archive.
     *
     * @throws DamagedArchive when it can't be read
     * @throws StoreFailure when the store does not give it
     */
    Manifest manifest(Progress progress) {
        try (InputStream in = store.awaiting(progress).store().get(name.archive())) {
            return new Tar(in).manifest();
        } catch (IOException e) {
            throw new StoreFailure(store.name(), name + " could not be closed (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Everything.
     *
     * @param stored as the store lists it
     * @param sha256 of the archive, where it is known from when it was made
     * @param budget asked with the manifest before a file is read; throws where that is too much
     * @throws DamagedArchive naming what is wrong with it, and where
     * @throws StoreFailure when the store does not give it
     * @throws IOException when {@code contents} can't be written
     */
    Whole all(
            Store.Stored stored,
            Optional<String> sha256,
            Consumer<Manifest> budget,
            Contents contents,
            Progress progress)
            throws IOException {
        Store awaited = store.awaiting(progress).store();
        try (InputStream in = awaited.get(name.archive())) {
            Tar tar = new Tar(in);
            Manifest manifest = tar.manifest();
            budget.accept(manifest);
            progress.begin("Reading " + name, manifest.bytes());
            for (Manifest.Entry file : manifest.files()) {
                progress.check();
                tar.file(file, contents, progress);
            }
            tar.end();
            String read = tar.sha256();
            demand(
                    tar.bytes() == stored.bytes(),
                    "the store lists " + stored.bytes() + " bytes and gave " + tar.bytes());
            demand(
                    sha256.orElse(read).equals(read),
                    "it is not the archive that was stored: its SHA-256 was " + sha256.orElse(read) + " and is "
                            + read);
            return new Whole(manifest, read, hasSums(awaited, read, manifest));
        }
    }

    private boolean hasSums(Store awaited, String sha256, Manifest manifest) throws IOException {
        if (awaited.list().stream().noneMatch(stored -> stored.name().equals(name.sums()))) {
            return false;
        }
        byte[] expected = Sums.of(name, sha256, manifest).getBytes(UTF_8);
        try (InputStream in = new StoredBytes(awaited.get(name.sums()))) {
            demand(
                    Arrays.equals(expected, in.readNBytes(expected.length + 1)),
                    name.sums() + " has other hashes than the archive and its manifest");
        }
        return true;
    }

    private void demand(boolean holds, String fault) {
        if (!holds) {
            throw new DamagedArchive(name, fault);
        }
    }

    /** What a store gives. A failure of the store passes through the readers above as what it is, and not as damage. */
    private final class StoredBytes extends BlockInput {
        private final InputStream in;
        private long bytes;

        StoredBytes(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                int read = in.read(into, offset, length);
                bytes += Math.max(0, read);
                return read;
            } catch (AlteredObject e) {
                throw new DamagedArchive(
                        name, "it is damaged after " + bytes + " of its bytes (" + e.getMessage() + ")", e);
            } catch (IOException e) {
                throw new StoreFailure(
                        store.name(),
                        name + " could not be read beyond " + bytes + " bytes (" + e.getMessage() + ")",
                        e);
            }
        }

        @Override
        public long skip(long count) throws IOException {
            throw new IOException("nothing is skipped: every byte is hashed");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** Ends a stream with an error where more comes than may. */
    private static final class Allowance extends BlockInput {
        private final InputStream in;
        private long left;

        Allowance(InputStream in) {
            this.in = in;
        }

        void allow(long bytes) {
            left = bytes;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new IOException("more is packed in it than belongs there");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    /** The layers of an open archive. */
    private final class Tar {
        private final StoredBytes stored;
        private final DigestInputStream hashed;
        private final Allowance unpacked;
        private final TarArchiveInputStream tar;
        private final byte[] buffer = new byte[BUFFER];

        Tar(InputStream in) {
            stored = new StoredBytes(in);
            hashed = new DigestInputStream(stored, WriteArchive.sha256());
            unpacked = step(
                    "at its beginning",
                    () -> new Allowance(GzipCompressorInputStream.builder()
                            .setInputStream(hashed)
                            .setDecompressConcatenated(true)
                            .get()));
            tar = new TarArchiveInputStream(unpacked, UTF_8.name());
        }

        Manifest manifest() {
            TarArchiveEntry entry = next(Manifest.FILE);
            demand(
                    entry.getSize() <= Manifest.LARGEST,
                    "its manifest would have " + entry.getSize() + " bytes, and none has more than "
                            + Manifest.LARGEST);
            unpacked.allow(entry.getSize() + LONGEST_HEADERS);
            byte[] json = step("in " + Manifest.FILE, () -> tar.readNBytes((int) entry.getSize()));
            demand(json.length == entry.getSize(), Manifest.FILE + " ends after " + json.length + " bytes");
            try {
                return Manifest.parse(new String(json, UTF_8));
            } catch (IllegalArgumentException e) {
                throw new DamagedArchive(name, Manifest.FILE + ": " + e.getMessage(), e);
            }
        }

        void file(Manifest.Entry file, Contents contents, Progress progress) throws IOException {
            TarArchiveEntry entry = next(file.path());
            demand(
                    entry.getSize() == file.size(),
                    file.path() + " has " + entry.getSize() + " bytes, and its manifest says " + file.size());
            unpacked.allow(file.size() + LONGEST_HEADERS);
            MessageDigest hash = WriteArchive.sha256();
            RecordScan records = new RecordScan();
            try (Sink sink = contents.begin(file, entry.getMode() == WriteArchive.PRIVATE)) {
                for (long at = 0; at < file.size(); ) {
                    int most = (int) Math.min(BUFFER, file.size() - at);
                    int read = step(at + " bytes into " + file.path(), () -> tar.read(buffer, 0, most));
                    demand(read > 0, file.path() + " ends after " + at + " of " + file.size() + " bytes");
                    hash.update(buffer, 0, read);
                    if (file.records().isPresent()) {
                        records.read(buffer, read);
                    }
                    sink.write(buffer, read);
                    at += read;
                    progress.advance(read);
                    progress.check();
                }
            }
            demand(
                    HexFormat.of().formatHex(hash.digest()).equals(file.sha256()),
                    file.path() + " is damaged: its SHA-256 is not the one that its manifest says");
            demand(
                    file.records().orElse(records.records()) == records.records(),
                    file.path() + " has " + records.records() + " records, and its manifest says "
                            + file.records().orElse(0));
        }

        /** Reads to the last byte, so that all of them are hashed and counted. */
        void end() {
            unpacked.allow(LONGEST_HEADERS);
            TarArchiveEntry more = step("at its end", tar::getNextEntry);
            demand(more == null, "an entry is in it that its manifest does not list: " + nameOf(more));
            step("at its end", () -> unpacked.transferTo(OutputStream.nullOutputStream()));
            step("at its end", () -> hashed.transferTo(OutputStream.nullOutputStream()));
        }

        private TarArchiveEntry next(String path) {
            unpacked.allow(LONGEST_HEADERS);
            TarArchiveEntry entry = step("where " + path + " should begin", tar::getNextEntry);
            demand(entry != null, "it ends before " + path);
            demand(
                    entry.getName().equals(path),
                    "an entry is in it that its manifest does not list there: " + nameOf(entry) + ", in place of "
                            + path);
            byte kind = entry.getLinkFlag();
            demand(
                    (kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM) && !entry.isSparse(),
                    path + " is no plain file in it but a link, a folder or a device (" + (char) kind + ")");
            return entry;
        }

        private static String nameOf(TarArchiveEntry entry) {
            return entry == null ? "" : "'" + entry.getName() + "'";
        }

        String sha256() {
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        }

        long bytes() {
            return stored.bytes;
        }

        /** A step of a reader that is given foreign bytes; whatever it stumbles over is damage. */
        private <T> T step(String where, Step<T> step) {
            try {
                return step.take();
            } catch (BackupException | Cancelled e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                throw new DamagedArchive(
                        name,
                        "it is damaged " + where + ", after " + stored.bytes + " of its bytes (" + e.getMessage() + ")",
                        e);
            }
        }
    }
}
