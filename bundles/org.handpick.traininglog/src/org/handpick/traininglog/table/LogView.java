package org.handpick.traininglog.table;

import java.util.Objects;
import java.util.OptionalInt;
import org.handpick.traininglog.reading.LogRecord;

/** Rows of a snapshot that are shown, in the order they are shown in. Immutable. */
public final class LogView {
    private final LogSnapshot snapshot;
    private final int[] rows;

    LogView(LogSnapshot snapshot, int[] rows) {
        this.snapshot = snapshot;
        this.rows = rows;
    }

    /** The rows it was made of. */
    public LogSnapshot snapshot() {
        return snapshot;
    }

    /** How many rows are shown. */
    public int size() {
        return rows.length;
    }

    /** The row of the snapshot, from 0, that is shown at {@code position}, from 0. */
    public int row(int position) {
        return rows[Objects.checkIndex(position, rows.length)];
    }

    /** Reads the row that is shown at {@code position}. */
    public LogRecord record(int position) {
        return snapshot.record(row(position));
    }

    /** Where {@code row} of the snapshot is shown; empty when it is not. */
    public OptionalInt position(int row) {
        for (int position = 0; position < rows.length; position++) {
            if (rows[position] == row) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }
}
