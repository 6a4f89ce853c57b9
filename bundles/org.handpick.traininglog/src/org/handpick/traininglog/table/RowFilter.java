package org.handpick.traininglog.table;

import java.util.List;
import java.util.Locale;
import org.handpick.traininglog.check.Fault;
import org.handpick.traininglog.reading.LogRecord;

/** Which rows of a log are shown. */
public sealed interface RowFilter {
    /** Whether {@code row} is shown. {@code columns} are the names of its fields. */
    boolean shows(LogRecord row, List<String> columns);

    /** All rows. */
    record Everything() implements RowFilter {
        @Override
        public boolean shows(LogRecord row, List<String> columns) {
            return true;
        }
    }

    /** Rows with {@code text} in any field, whatever its case. */
    record HasText(String text) implements RowFilter {
        public HasText {
            text = text.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean shows(LogRecord row, List<String> columns) {
            for (int i = 0; i < row.size(); i++) {
                if (row.field(i).toLowerCase(Locale.ROOT).contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Rows whose {@code column} is {@code text}; none where there is no such column. */
    record ColumnIs(String column, String text) implements RowFilter {
        @Override
        public boolean shows(LogRecord row, List<String> columns) {
            int index = columns.indexOf(column);
            return index >= 0 && row.field(index).equals(text);
        }
    }

    /** Rows that have {@code fault}, as far as {@code health} knows. */
    record HasFault(LogHealth health, Fault fault) implements RowFilter {
        @Override
        public boolean shows(LogRecord row, List<String> columns) {
            return health.has((int) row.row() - 1, fault);
        }
    }

    /** Rows that are not valid as they stand, as far as {@code health} knows. */
    record IsInvalid(LogHealth health) implements RowFilter {
        @Override
        public boolean shows(LogRecord row, List<String> columns) {
            return health.faults((int) row.row() - 1).stream().anyMatch(Fault::invalidates);
        }
    }

    /** Rows that all of {@code filters} show. */
    record All(List<RowFilter> filters) implements RowFilter {
        public All {
            filters = List.copyOf(filters);
        }

        @Override
        public boolean shows(LogRecord row, List<String> columns) {
            return filters.stream().allMatch(filter -> filter.shows(row, columns));
        }
    }
}
