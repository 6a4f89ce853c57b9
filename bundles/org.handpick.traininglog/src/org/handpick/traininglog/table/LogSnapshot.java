package org.handpick.traininglog.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.handpick.core.Progress;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.reading.LogFormat;
import org.handpick.traininglog.reading.LogRecord;
import org.handpick.traininglog.reading.RecordIndex;

/**
 * The rows a log had at one moment. Immutable; rows are read from the file when asked for.
 *
 * <p>Rows are counted from 0 here, as tables count; a record's own number is one more.
 */
public final class LogSnapshot {
    private final long generation;
    private final Optional<RecordIndex> index;

    LogSnapshot(long generation, Optional<RecordIndex> index) {
        this.generation = generation;
        this.index = index;
    }

    /** Grows when the log was rotated, cut or replaced, so that rows are not those they were. */
    public long generation() {
        return generation;
    }

    /** How many rows the log had; 0 when there was no file. */
    public int rows() {
        return index.map(RecordIndex::rows).orElse(0);
    }

    /** What the log is; unknown as long as it has no header. */
    public LogFormat format() {
        return index.map(RecordIndex::format).orElse(LogFormat.UNKNOWN);
    }

    /** The names of the columns. */
    public List<String> columns() {
        return index.map(RecordIndex::columns).orElse(List.of());
    }

    /**
     * Reads one row: one small read of the disk, some microseconds where the file is in the system's cache.
     *
     * @param row from 0
     * @throws UnreadableLog when the disk refuses, or the log was cut since
     * @throws IndexOutOfBoundsException when there is no such row
     */
    public LogRecord record(int row) {
        return index.orElseThrow(() -> new IndexOutOfBoundsException(row)).record(row);
    }

    /** Reads all rows from {@code from} on, in their order. Off the UI thread. */
    public void read(int from, Consumer<LogRecord> reader, Progress progress) {
        index.ifPresent(rows -> rows.read(from, rows.rows(), reader, progress));
    }

    Optional<RecordIndex> index() {
        return index;
    }
}
