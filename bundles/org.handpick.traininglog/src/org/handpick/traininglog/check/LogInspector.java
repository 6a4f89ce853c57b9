package org.handpick.traininglog.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handpick.traininglog.reading.LogFormat;
import org.handpick.traininglog.reading.LogRecord;

/**
 * Judges the rows of one log, one after the other from the first, and counts what it finds; a log that grows can go on
 * where it was. On one thread. Remembers about 100 bytes for each row, to know sets and rows that come again.
 */
public final class LogInspector {
    private static final Fault[] FAULTS = Fault.values();

    private final LogFormat format;
    private final String firstColumn;
    private final List<String> columns;
    private final RowRules rules;
    private final SeenRows seen = new SeenRows();
    private final long[] counts = new long[FAULTS.length];
    private final List<List<Long>> firstRows = new ArrayList<>();
    private long rows;
    private long valid;

    public LogInspector(LogFormat format, List<String> columns) {
        this.format = format;
        this.columns = List.copyOf(columns);
        this.firstColumn = columns.isEmpty() ? "" : columns.getFirst();
        this.rules = RowRules.of(format, columns.size());
        for (int i = 0; i < FAULTS.length; i++) {
            firstRows.add(new ArrayList<>());
        }
    }

    /** Judges the next row and counts what is found. */
    public Set<Fault> inspect(LogRecord row) {
        EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
        judge(row, faults);
        rows++;
        boolean good = true;
        for (Fault fault : faults) {
            good &= !fault.invalidates();
            List<Long> first = firstRows.get(fault.ordinal());
            if (counts[fault.ordinal()]++ < FaultCount.NAMED) {
                first.add(row.row());
            }
        }
        valid += good ? 1 : 0;
        return faults;
    }

    private void judge(LogRecord row, Set<Fault> faults) {
        if (!row.whole()) {
            faults.add(Fault.CUT_ROW);
        } else if (!row.isText()) {
            faults.add(Fault.BROKEN_TEXT);
        } else if (row.field(0).equals(firstColumn) && row.fields().equals(columns)) {
            faults.add(Fault.REPEATED_HEADER);
        } else {
            rules.judge(row, faults);
            // Counted among what is in force first, so that the set is told as decided twice as well.
            if (!seen.add(row.hash())) {
                faults.add(Fault.DUPLICATE_ROW);
            }
        }
    }

    /** What was found so far, of the log {@code file}. */
    public LogReport report(Path file) {
        Map<Fault, FaultCount> found = new EnumMap<>(Fault.class);
        for (Fault fault : FAULTS) {
            if (counts[fault.ordinal()] > 0) {
                found.put(fault, new FaultCount(counts[fault.ordinal()], firstRows.get(fault.ordinal())));
            }
        }
        return new LogReport(file, format, rows, valid, found, rules.census());
    }

    RowRules rules() {
        return rules;
    }
}
