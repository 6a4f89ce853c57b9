package org.handpick.traininglog.check;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.traininglog.DecisionRow;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.UnrepairableLog;
import org.handpick.traininglog.reading.LogFormat;
import org.handpick.traininglog.reading.LogReader;
import org.handpick.traininglog.reading.LogRecord;

/**
 * Reads the decisions of a log with crops that are in force: mended as {@link RepairLog} mends them, without what it
 * leaves out, and without what was undone. Hands them on in the order of the log, which it reads twice.
 */
public final class ReadDecisions implements Operation<RepairReport> {
    private final Path log;
    private final Consumer<SelectCropRow> reader;

    public ReadDecisions(Path log, Consumer<SelectCropRow> reader) {
        this.log = log;
        this.reader = reader;
    }

    /**
     * @return what was left out and why; undone rows and their undos count as written
     * @throws UnreadableLog when the log cannot be read
     * @throws UnrepairableLog when its format holds no decisions with crops
     */
    @Override
    public RepairReport run(Progress progress) {
        return new Mending(log).into(new InForce(undone(progress)), "Reading " + log.getFileName(), progress);
    }

    /** The events that are taken back somewhere in the log. */
    private Set<String> undone(Progress progress) {
        Set<String> undone = new HashSet<>();
        try (LogReader rows = LogReader.open(log)) {
            if (!rows.format().hasCrops()) {
                throw new UnrepairableLog(log, rows.format().description());
            }
            if (rows.format() != LogFormat.HANDPICK_SELECT_CROP) {
                return undone; // the earlier scripts had no undo
            }
            EventColumns event = EventColumns.OF_SELECT_CROP;
            ReadingProgress reading = new ReadingProgress(progress, "Looking for undos", rows.size());
            for (Optional<LogRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (row.get().whole() && event.isUndo(row.get())) {
                    undone.add(event.undone(row.get()));
                }
                reading.at(row.get());
            }
        }
        return undone;
    }

    private final class InForce implements Mending.Sink {
        private final Set<String> undone;

        InForce(Set<String> undone) {
            this.undone = undone;
        }

        @Override
        public void begin(LogFormat format) {
            // was looked at when the undos were
        }

        @Override
        public void take(DecisionRow row) {
            boolean inForce = row.event().undoes().isEmpty()
                    && !undone.contains(row.event().id());
            if (inForce && row instanceof SelectCropRow decision) {
                reader.accept(decision);
            }
        }

        @Override
        public void takeApart(DecisionRow row) {
            // made on an already cropped file; the first decision counts
        }
    }
}
