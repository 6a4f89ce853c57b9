package org.handpick.traininglog.check;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.Progress;
import org.handpick.traininglog.DecisionRow;
import org.handpick.traininglog.UnrepairableLog;
import org.handpick.traininglog.reading.LogFormat;
import org.handpick.traininglog.reading.LogReader;
import org.handpick.traininglog.reading.LogRecord;

/** Goes over a log once, mends what can be mended and hands it on. */
final class Mending {
    private final Path log;
    private final Map<Fault, Long> repaired = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> dropped = new EnumMap<>(Fault.class);
    private long rows;
    private long written;

    Mending(Path log) {
        this.log = log;
    }

    /** Takes the rows that are to be written. */
    interface Sink {
        void begin(LogFormat format);

        /** @param number of the row in the log, from 1 @param faults what was mended in it, and what is worth knowing */
        void take(long number, DecisionRow row, Set<Fault> faults);

        /** Takes a row that was made on an already cropped file, with its crop placed in the original. */
        void takeApart(DecisionRow row);

        /** Hears of a row that is not taken, set apart or not, and of the first fault that it has. */
        void leaveOut(long number, Fault fault);
    }

    RepairReport into(Sink sink, String what, Progress progress) {
        try (LogReader reader = LogReader.open(log)) {
            LogFormat format = reader.format();
            if (!format.hasCrops() && !format.hasSelections()) {
                throw new UnrepairableLog(log, format.description());
            }
            sink.begin(format);
            LogInspector inspector = new LogInspector(format, reader.columns());
            ReadingProgress reading = new ReadingProgress(progress, what, reader.size());
            for (Optional<LogRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
                mend(row.get(), inspector, sink);
                reading.at(row.get());
            }
            return new RepairReport(rows, written, repaired, dropped);
        }
    }

    private void mend(LogRecord row, LogInspector inspector, Sink sink) {
        Set<Fault> faults = inspector.inspect(row);
        rows++;
        for (Fault fault : faults) {
            if (fault.outcome() == Fault.Outcome.DROPPED || fault.outcome() == Fault.Outcome.SET_APART) {
                dropped.merge(fault, 1L, Long::sum);
                if (fault.outcome() == Fault.Outcome.SET_APART) {
                    sink.takeApart(mended(row, inspector));
                }
                sink.leaveOut(row.row(), fault);
                return;
            }
        }
        sink.take(row.row(), mended(row, inspector), faults);
        written++;
        faults.stream().filter(Fault::invalidates).forEach(fault -> repaired.merge(fault, 1L, Long::sum));
    }

    private DecisionRow mended(LogRecord row, LogInspector inspector) {
        return inspector.rules().mended(row).orElseThrow(() -> new UnrepairableLog(log, "its format"));
    }
}
