package org.handpick.traininglog.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.handpick.core.Progress;
import org.handpick.traininglog.UnreadableLog;

/**
 * Where each row of a log begins: 8 bytes a row, so that any of a million can be read at once. Immutable; to follow a
 * log, ask for the {@link #extended} one. A last row without its line end is not in it until its line end is.
 */
public final class RecordIndex {
    private static final int FIRST_ROOM = 1 << 10;
    /** Rows between two looks at the progress, less one. */
    private static final int STEP = 0xFFF;

    private final Path log;
    private final FileChannel file;
    private final LogFormat format;
    private final List<String> columns;
    /** The first {@link #rows} are in use; never written once it is here. */
    private final long[] offsets;

    private final int rows;
    /** Where the last row ends and the next will begin. */
    private final long end;
    /** Rows before this one can no more change; from here on an extended index looks again. */
    private final int settledRows;

    private RecordIndex(
            Path log,
            FileChannel file,
            LogFormat format,
            List<String> columns,
            long[] offsets,
            int rows,
            long end,
            int settledRows) {
        this.log = log;
        this.file = file;
        this.format = format;
        this.columns = columns;
        this.offsets = offsets;
        this.rows = rows;
        this.end = end;
        this.settledRows = settledRows;
    }

    /**
     * The index of a log that is open, with its format and no rows yet.
     *
     * @param file stays open as long as rows are asked for; the caller closes it
     * @throws UnreadableLog when the disk refuses
     */
    public static RecordIndex of(Path log, FileChannel file) {
        try {
            RecordStream records = new RecordStream(file, 0);
            if (!records.advance() || records.provisional()) {
                return new RecordIndex(log, file, LogFormat.UNKNOWN, List.of(), new long[0], 0, 0, 0);
            }
            LogFormat.Detected first =
                    LogFormat.detect(new LogRecord(0, records.offset(), records.bytes(), records.whole()));
            long begin = first.isHeader() ? records.nextOffset() : records.offset();
            return new RecordIndex(log, file, first.format(), first.columns(), new long[0], 0, begin, 0);
        } catch (IOException e) {
            throw new UnreadableLog(log, e);
        }
    }

    /**
     * This index with the rows that came since. Reads only what is new.
     *
     * @param most how many rows it is to know at most
     */
    public RecordIndex extended(int most, Progress progress) {
        if (columns.isEmpty() && end == 0) {
            RecordIndex begun = of(log, file);
            return begun.columns.isEmpty() ? this : begun.extended(most, progress);
        }
        try {
            long from = settledRows < rows ? offsets[settledRows] : end;
            RecordStream records = new RecordStream(file, from);
            progress.begin("Reading " + log.getFileName(), file.size() - from);
            long[] grown = offsets;
            int count = Math.min(settledRows, rows);
            int settled = -1;
            long reached = from;
            long told = from;
            while (count < most && records.advance()) {
                if (records.provisional()) {
                    if (!records.ended()) {
                        break; // the last row is still being written
                    }
                    settled = settled < 0 ? count : settled;
                }
                if (grown == offsets || count == grown.length) {
                    grown = Arrays.copyOf(grown, Math.max(FIRST_ROOM, count * 2));
                }
                grown[count++] = records.offset();
                reached = records.nextOffset();
                if ((count & STEP) == 0) {
                    progress.check();
                    progress.advance(reached - told);
                    told = reached;
                }
            }
            progress.advance(reached - told);
            return new RecordIndex(log, file, format, columns, grown, count, reached, settled < 0 ? count : settled);
        } catch (IOException e) {
            throw new UnreadableLog(log, e);
        }
    }

    /** What the header, or the shape of the first row, says the log is. */
    public LogFormat format() {
        return format;
    }

    /** The names of the columns; where the file has no header, those its format has. */
    public List<String> columns() {
        return columns;
    }

    /** How many rows it knows. */
    public int rows() {
        return rows;
    }

    /** How many of its rows every extended index will have too; others were torn by what may yet be written on. */
    public int settledRows() {
        return settledRows;
    }

    /** Where the last row it knows ends in the file, in bytes. */
    public long end() {
        return end;
    }

    /**
     * Reads one row. On any thread.
     *
     * @param index from 0; the record's own number is one more
     * @throws UnreadableLog when the disk refuses, or the log was cut since it was indexed
     */
    public LogRecord record(int index) {
        long from = offsets[Objects.checkIndex(index, rows)];
        long to = index + 1 < rows ? offsets[index + 1] : end;
        byte[] bytes = new byte[(int) (to - from)];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                if (file.read(buffer, from + buffer.position()) < 0) {
                    throw new UnreadableLog(log, "was cut after it was opened; open it again");
                }
            }
        } catch (IOException e) {
            throw new UnreadableLog(log, e);
        }
        RecordBounds bounds = new RecordBounds();
        bounds.find(bytes, 0, bytes.length, true);
        return new LogRecord(index + 1L, from, Arrays.copyOf(bytes, bounds.end), bounds.whole);
    }

    /**
     * Reads rows one after the other, which is many times faster than one by one.
     *
     * @param from the first, from 0
     * @param to the one after the last
     * @throws UnreadableLog when the disk refuses, or the log was cut since it was indexed
     */
    public void read(int from, int to, Consumer<LogRecord> reader, Progress progress) {
        Objects.checkFromToIndex(from, to, rows);
        if (from == to) {
            return;
        }
        try {
            RecordStream records = new RecordStream(file, offsets[from]);
            int row = from;
            while (row < to && records.advance() && records.offset() == offsets[row]) {
                reader.accept(new LogRecord(row + 1L, offsets[row], records.bytes(), records.whole()));
                row++;
                if ((row & STEP) == 0) {
                    progress.check();
                    progress.advance(STEP);
                }
            }
            for (; row < to; row++) { // what was appended since let the stream see the last rows otherwise
                reader.accept(record(row));
            }
        } catch (IOException e) {
            throw new UnreadableLog(log, e);
        }
    }
}
