package org.handpick.learning.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.handpick.core.files.Disk;

/**
 * Adds rows to the metrics of a run. For the one process that trains it, and one thread.
 *
 * <p>Each row is handed to the system whole before {@code append} returns, so the end of this process loses none and a reader sees
 * none in part; {@link #flush} makes them outlast a power cut too, and costs a wait for the disk, which is why it is not done for
 * each step. What a crash has cut is moved to {@code metrics.csv.cut} when the file is opened again.
 */
public final class MetricsWriter implements Closeable {
    private static final int BLOCK = 8192;

    private final Path file;
    private final FileChannel channel;
    private long end;

    private MetricsWriter(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the file behind its last whole row; begins it where it is missing.
     *
     * @throws UnwritableRun when it can't be opened, or has other columns
     */
    public static MetricsWriter open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            MetricsWriter writer = new MetricsWriter(file, channel);
            try {
                writer.begin();
                return writer;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }

    private void begin() throws IOException {
        end = endOfLastLine(channel.size());
        setAside(channel.size());
        if (end == 0) {
            write(MetricsRow.HEADER);
            channel.force(true);
            Disk.LOCAL.sync(file.toAbsolutePath().getParent());
            return;
        }
        byte[] header = MetricsRow.HEADER.strip().getBytes(UTF_8);
        byte[] first = read(0, Math.min(end, header.length + 1L));
        boolean ends = first.length > header.length && (first[header.length] == '\r' || first[header.length] == '\n');
        if (!ends || !Arrays.equals(header, Arrays.copyOf(first, header.length))) {
            throw new UnwritableRun(
                    file, "its first line is not " + MetricsRow.HEADER.strip() + "; nothing was added to it");
        }
    }

    private long endOfLastLine(long size) throws IOException {
        for (long to = size; to > 0; to -= Math.min(to, BLOCK)) {
            long from = Math.max(0, to - BLOCK);
            byte[] block = read(from, to - from);
            for (int i = block.length; i > 0; i--) {
                if (block[i - 1] == '\n') {
                    return from + i;
                }
            }
        }
        return 0;
    }

    /** Moves what stands behind the last line end aside: no row, but the begin of one. */
    private void setAside(long size) throws IOException {
        if (end == size) {
            return;
        }
        Path cut = file.resolveSibling(file.getFileName() + ".cut");
        try (FileChannel aside =
                FileChannel.open(cut, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (long from = end; from < size; from += BLOCK) {
                writeAll(aside, ByteBuffer.wrap(read(from, Math.min(BLOCK, size - from))));
            }
            writeAll(aside, ByteBuffer.wrap(new byte[] {'\n'}));
            aside.force(true);
        }
        channel.truncate(end);
    }

    private byte[] read(long from, long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new FileSystemException(file.toString(), null, "was cut by another program while it was read");
            }
        }
        return buffer.array();
    }

    /** @throws UnwritableRun when it can't be written, such as on a full disk; the file ends with the row before then */
    public void append(MetricsRow row) {
        try {
            write(row.csv());
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        try {
            channel.position(end);
            writeAll(channel, ByteBuffer.wrap(bytes));
            end += bytes.length;
        } catch (IOException e) {
            try {
                channel.truncate(end);
            } catch (IOException again) {
                e.addSuppressed(again); // the next row is written over what is left of this one
            }
            throw e;
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Returns when all rows are on the disk itself. Done at the end of each epoch. */
    public void flush() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            channel.force(true);
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }
}
