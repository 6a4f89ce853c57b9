package org.handpick.traininglog.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Progress;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.reading.RecordIndex;

/**
 * Follows a log. {@link #refresh} and {@link #health} are run off the UI thread, on any thread, one at a time each;
 * {@link #snapshot} answers at once.
 *
 * <p>A log that was rotated, cut or replaced is opened anew. Snapshots of the former file can still be read until the
 * table is closed, unless the file was cut in place.
 */
public final class LogTable implements AutoCloseable {
    private static final int TAIL = 64;
    /** So many rows can be seen while the others are still being counted. */
    private static final int FIRST_ROWS = 10_000;

    private final Path log;
    private final HealthWatch watch;
    private final Object health = new Object();
    /** All files this table has had; the last is the present one. */
    private final List<FileChannel> files = new ArrayList<>();

    private Optional<Object> fileKey = Optional.empty();
    /** The bytes before the end of the last row, to know the file again. */
    private byte[] tail = {};

    private volatile LogSnapshot snapshot = new LogSnapshot(0, Optional.empty());

    /** @param log need not be there yet; nothing is read before {@link #refresh} */
    public LogTable(Path log) {
        this.log = log;
        this.watch = new HealthWatch(log);
    }

    /** The newest snapshot; while a long log is opened, its first rows. Never waits. */
    public LogSnapshot snapshot() {
        return snapshot;
    }

    /**
     * Reads the rows that came since; all of them the first time.
     *
     * @throws UnreadableLog when the disk refuses; the last snapshot stays
     */
    public synchronized LogSnapshot refresh(Progress progress) {
        try {
            Optional<RecordIndex> known = snapshot.index();
            if (known.isPresent() && isSameFile(known.get())) {
                RecordIndex extended = known.get().extended(Integer.MAX_VALUE, progress);
                if (extended.end() > known.get().end()) {
                    publish(snapshot.generation(), extended);
                }
            } else if (Files.exists(log)) {
                open(progress);
            } else if (known.isPresent()) {
                snapshot = new LogSnapshot(snapshot.generation() + 1, Optional.empty());
            }
            return snapshot;
        } catch (NoSuchFileException e) {
            return snapshot; // rotated between two looks; the next refresh sees the new one
        } catch (IOException e) {
            throw new UnreadableLog(log, e);
        }
    }

    /**
     * Judges the rows of the newest snapshot that are not judged yet, and tells the health of all. Stopped by the
     * progress, the next call goes on from there.
     */
    public LogHealth health(Progress progress) {
        synchronized (health) {
            return watch.judge(snapshot, progress);
        }
    }

    @Override
    public synchronized void close() {
        snapshot = new LogSnapshot(snapshot.generation() + 1, Optional.empty());
        try {
            for (FileChannel file : files) {
                file.close();
            }
            files.clear();
        } catch (IOException e) {
            throw new UnreadableLog(log, e);
        }
    }

    private void open(Progress progress) throws IOException {
        FileChannel file = FileChannel.open(log, StandardOpenOption.READ);
        files.add(file);
        fileKey = key();
        RecordIndex begin = RecordIndex.of(log, file).extended(FIRST_ROWS, Progress.NONE);
        publish(snapshot.generation() + 1, begin);
        publish(snapshot.generation(), begin.extended(Integer.MAX_VALUE, progress));
    }

    private void publish(long generation, RecordIndex index) throws IOException {
        tail = tail(index.end());
        snapshot = new LogSnapshot(generation, Optional.of(index));
    }

    private boolean isSameFile(RecordIndex known) throws IOException {
        return Files.exists(log) && key().equals(fileKey) && Arrays.equals(tail(known.end()), tail);
    }

    /** Names the file itself, whatever its path; empty on file systems that have no such thing. */
    private Optional<Object> key() throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(log, BasicFileAttributes.class).fileKey());
    }

    private byte[] tail(long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(TAIL, end));
        long from = end - bytes.capacity();
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = files.getLast().read(bytes, from + bytes.position());
        }
        return bytes.array();
    }
}
