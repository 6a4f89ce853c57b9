package org.handpick.traininglog.reading;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.handpick.traininglog.UnreadableLog;

/**
 * Reads a log of any format record by record, from its first row to its last. On one thread; memory does not grow with
 * the file. Rows that are appended meanwhile are read too.
 */
public final class LogReader implements AutoCloseable {
    private final Path log;
    private final FileChannel file;
    private final RecordStream records;
    private final LogFormat format;
    private final List<String> columns;
    private Optional<LogRecord> pending = Optional.empty();
    private long rows;

    private LogReader(Path log, FileChannel file) throws IOException {
        this.log = log;
        this.file = file;
        this.records = new RecordStream(file, 0);
        if (records.advance()) {
            LogFormat.Detected first = LogFormat.detect(record(0));
            format = first.format();
            columns = first.columns();
            if (!first.isHeader()) {
                pending = Optional.of(record(++rows));
            }
        } else {
            format = LogFormat.UNKNOWN;
            columns = List.of();
        }
    }

    /** @throws UnreadableLog when the file cannot be opened or read */
    public static LogReader open(Path log) {
        try {
            FileChannel file = FileChannel.open(log, StandardOpenOption.READ);
            try {
                return new LogReader(log, file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UnreadableLog(log, e);
        }
    }

    /** What its header, or the shape of its first row, says it is. */
    public LogFormat format() {
        return format;
    }

    /** The names of its columns; where the file has no header, those its format has. */
    public List<String> columns() {
        return columns;
    }

    /** How many bytes it has. */
    public long size() {
        try {
            return file.size();
        } catch (IOException e) {
            throw new UnreadableLog(log, e);
        }
    }

    /**
     * The next row, empty after the last. Empty lines are no rows.
     *
     * @throws UnreadableLog when the disk refuses
     */
    public Optional<LogRecord> next() {
        if (pending.isPresent()) {
            Optional<LogRecord> first = pending;
            pending = Optional.empty();
            return first;
        }
        try {
            return records.advance() ? Optional.of(record(++rows)) : Optional.empty();
        } catch (IOException e) {
            throw new UnreadableLog(log, e);
        }
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UnreadableLog(log, e);
        }
    }

    private LogRecord record(long row) {
        return new LogRecord(row, records.offset(), records.bytes(), records.whole());
    }
}
