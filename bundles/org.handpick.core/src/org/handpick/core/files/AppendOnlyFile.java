package org.handpick.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file of records, one a line, that only grows. Several threads and several processes may append to one file.
 *
 * <p>A record is there whole or not at all: what a crash has cut is moved to {@code <name>.cut} before the next record, and what
 * a full disk has cut is taken away at once. Each record is flushed before {@code append} returns. While it works, it holds the
 * lock of a hidden file beside the log ({@code .<name>.lock}); a lock of the log itself would fall with the first reader in this
 * process that closes it.
 */
public final class AppendOnlyFile {
    private static final int BLOCK = 8192;

    private final Path file;
    private final String header;
    private final Disk disk;

    /** @param header the first line with its line end, or empty for none */
    public AppendOnlyFile(Path file, String header, Disk disk) {
        this.file = file.toAbsolutePath();
        this.header = header;
        this.disk = disk;
    }

    /**
     * Adds a record and flushes it.
     *
     * @param record one line with its line end
     * @return where it begins, in bytes from the begin of the file
     * @throws IOException when it could not be written; the file is as it was
     */
    public long append(String record) throws IOException {
        requireLine(record);
        return locked(channel -> write(channel, record));
    }

    /** Adds a record unless one behind {@code from} has {@code marker} in it. */
    void appendOnce(String record, String marker, long from) throws IOException {
        requireLine(record);
        locked(channel -> contains(marker, from) ? -1 : write(channel, record));
    }

    /**
     * Takes the last record away again, as long as it is the last.
     *
     * @throws IOException when another record follows it
     */
    void retract(String record, String marker, long from) throws IOException {
        if (!Disk.exists(file)) {
            return;
        }
        locked(channel -> {
            if (!contains(marker, from)) {
                return -1;
            }
            byte[] bytes = record.getBytes(UTF_8);
            long start = channel.size() - bytes.length;
            if (start < 0 || !Arrays.equals(bytes, Channels.read(channel, start, bytes.length))) {
                throw new FileSystemException(file.toString(), null, "another record follows the one to take back");
            }
            disk.reached("truncate", file);
            channel.truncate(start == header.getBytes(UTF_8).length ? 0 : start);
            channel.force(true);
            return start;
        });
    }

    /** True when a whole record at or behind {@code from} has {@code marker} in it; all records, when the file is shorter. */
    public boolean contains(String marker, long from) throws IOException {
        if (!Disk.exists(file)) {
            return false;
        }
        try (Lines lines = new Lines(file, from > Files.size(file) ? 0 : from)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get().text().contains(marker)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void requireLine(String record) {
        String body = record.endsWith("\r\n")
                ? record.substring(0, record.length() - 2)
                : record.endsWith("\n") ? record.substring(0, record.length() - 1) : record + "\n";
        if (body.indexOf('\n') >= 0 || body.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a record is one line with one line end, this is not: " + record);
        }
    }

    private long write(FileChannel channel, String record) throws IOException {
        long length = channel.size();
        if (length > 0) {
            demandHeader(channel);
        }
        String whole = length == 0 ? header + record : record;
        disk.reached("append", file);
        try {
            channel.position(length);
            Channels.writeAll(channel, whole.getBytes(UTF_8));
            disk.reached("sync", file);
            channel.force(true);
            if (length == 0) {
                disk.sync(file.getParent());
            }
        } catch (IOException e) {
            cutBack(channel, length, e);
            throw e;
        }
        return length + whole.getBytes(UTF_8).length - record.getBytes(UTF_8).length;
    }

    private static void cutBack(FileChannel channel, long length, IOException cause) {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            cause.addSuppressed(e); // what was cut is moved aside before the next record
        }
    }

    private void demandHeader(FileChannel channel) throws IOException {
        byte[] expected = header.stripTrailing().getBytes(UTF_8);
        byte[] begin = Channels.read(channel, 0, expected.length + 1L);
        boolean lineEnds = header.isEmpty()
                || begin.length == expected.length
                || begin.length > expected.length && isLineEnd(begin[expected.length]);
        if (!lineEnds || !Arrays.equals(expected, Arrays.copyOf(begin, expected.length))) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "its first line names other columns than are to be written; give the file another name, a new one is begun");
        }
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /** Moves what stands behind the last line end to {@code <name>.cut}: no record, but the begin of one. */
    private void heal(FileChannel channel) throws IOException {
        long length = channel.size();
        long whole = endOfLastLine(channel, length);
        if (whole == length) {
            return;
        }
        Path cut = file.resolveSibling(file.getFileName() + ".cut");
        try (FileChannel aside =
                FileChannel.open(cut, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            Channels.writeAll(aside, Channels.read(channel, whole, length - whole));
            Channels.writeAll(aside, new byte[] {'\n'});
            aside.force(true);
        }
        disk.reached("truncate", file);
        channel.truncate(whole);
        channel.force(true);
    }

    private static long endOfLastLine(FileChannel channel, long length) throws IOException {
        for (long end = length; end > 0; end -= Math.min(end, BLOCK)) {
            long start = Math.max(0, end - BLOCK);
            byte[] block = Channels.read(channel, start, end - start);
            for (int i = block.length; i > 0; i--) {
                if (block[i - 1] == '\n') {
                    return start + i;
                }
            }
        }
        return 0;
    }

    @FunctionalInterface
    private interface Work {
        long on(FileChannel channel) throws IOException;
    }

    private long locked(Work work) throws IOException {
        disk.makeFolders(file.getParent());
        return FileTurn.held(file.resolveSibling("." + file.getFileName() + ".lock"), () -> {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                heal(channel);
                return work.on(channel);
            }
        });
    }
}
