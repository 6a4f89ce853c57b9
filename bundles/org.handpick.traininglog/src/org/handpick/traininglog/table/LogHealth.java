package org.handpick.traininglog.table;

import java.util.EnumSet;
import java.util.Set;
import org.handpick.traininglog.check.Fault;
import org.handpick.traininglog.check.LogReport;

/** What is wrong with the rows of a log, in all and of each row. Immutable. */
public final class LogHealth {
    private static final Fault[] FAULTS = Fault.values();

    private final LogReport report;
    private final long generation;
    private final long[] faults;
    private final int rows;

    /** @param faults a bit for each fault of each of the first {@code rows} rows; not written any more */
    LogHealth(LogReport report, long generation, long[] faults, int rows) {
        this.report = report;
        this.generation = generation;
        this.faults = faults;
        this.rows = rows;
    }

    /** The counts, for the strip above the table. */
    public LogReport report() {
        return report;
    }

    /** Of the {@link LogSnapshot} whose rows were judged. */
    public long generation() {
        return generation;
    }

    /** How many rows were judged. */
    public int rows() {
        return rows;
    }

    /** What is wrong with {@code row}, from 0; nothing for one that is not judged yet. */
    public Set<Fault> faults(int row) {
        EnumSet<Fault> found = EnumSet.noneOf(Fault.class);
        for (Fault fault : FAULTS) {
            if (has(row, fault)) {
                found.add(fault);
            }
        }
        return found;
    }

    /** Whether {@code row}, from 0, has {@code fault}; false for one that is not judged yet. */
    public boolean has(int row, Fault fault) {
        return row < rows && (faults[row] & bit(fault)) != 0;
    }

    static long bit(Fault fault) {
        return 1L << fault.ordinal();
    }
}
