package org.handpick.traininglog.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.handpick.core.Progress;
import org.handpick.traininglog.check.Fault;
import org.handpick.traininglog.check.LogInspector;
import org.handpick.traininglog.check.LogReport;
import org.handpick.traininglog.reading.LogFormat;
import org.handpick.traininglog.reading.LogRecord;
import org.handpick.traininglog.reading.RecordIndex;

/** Judges the rows of a log as it grows, each once. On one thread at a time. */
final class HealthWatch {
    private final Path log;
    private LogInspector inspector = new LogInspector(LogFormat.UNKNOWN, List.of());
    private long[] faults = new long[0];
    private int judged;
    private long generation = -1;
    /** Rows beyond these were torn when they were judged, and may have become others. */
    private int settled;

    HealthWatch(Path log) {
        this.log = log;
    }

    LogHealth judge(LogSnapshot snapshot, Progress progress) {
        boolean other = snapshot.generation() != generation;
        boolean untorn = judged > settled && snapshot.rows() != judged;
        boolean begun = judged == 0;
        if (other || untorn || begun) {
            inspector = new LogInspector(snapshot.format(), snapshot.columns());
            judged = 0;
            generation = snapshot.generation();
        }
        int rows = snapshot.rows();
        if (rows > judged) {
            long[] grown = Arrays.copyOf(faults, rows);
            faults = grown;
            settled = snapshot.index().map(RecordIndex::settledRows).orElse(0);
            progress.begin("Checking " + log.getFileName(), rows - judged);
            snapshot.read(judged, row -> take(row, grown), progress);
        }
        LogReport report = inspector.report(log);
        return new LogHealth(report, generation, faults, judged);
    }

    /** A cancelled judging goes on where it was stopped. */
    private void take(LogRecord row, long[] bits) {
        long found = 0;
        for (Fault fault : inspector.inspect(row)) {
            found |= LogHealth.bit(fault);
        }
        bits[judged++] = found;
    }
}
