package org.handpick.traininglog.check;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.traininglog.DecisionRow;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.UnrepairableLog;
import org.handpick.traininglog.reading.LogFormat;
import org.handpick.traininglog.reading.LogReader;
import org.handpick.traininglog.reading.LogRecord;

/**
 * Tells of each row of a log of decisions, with crops or without, whether it stands: mended as {@link RepairLog} mends, left
 * out as it leaves out, or taken back. Hands every row on in the order of the log, which it reads twice.
 */
public final class JudgeDecisions implements Operation<RepairReport> {
    private final Path log;
    private final Consumer<JudgedRow> reader;

    /** @param reader told of every row, on the thread of the operation */
    public JudgeDecisions(Path log, Consumer<JudgedRow> reader) {
        this.log = log;
        this.reader = reader;
    }

    /**
     * @return what was left out and why; undone rows and their undos count as written
     * @throws UnreadableLog when the log cannot be read
     * @throws UnrepairableLog when its format holds no decisions
     */
    @Override
    public RepairReport run(Progress progress) {
        return new Mending(log).into(new Judge(undone(progress)), "Reading " + log.getFileName(), progress);
    }

    /** The events that are taken back somewhere in the log. */
    private Set<String> undone(Progress progress) {
        Set<String> undone = new HashSet<>();
        try (LogReader rows = LogReader.open(log)) {
            Optional<EventColumns> event = columns(rows.format());
            if (event.isEmpty()) {
                return undone; // the earlier scripts had no undo
            }
            ReadingProgress reading = new ReadingProgress(progress, "Looking for undos", rows.size());
            for (Optional<LogRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (row.get().whole() && event.get().isUndo(row.get())) {
                    undone.add(event.get().undone(row.get()));
                }
                reading.at(row.get());
            }
        }
        return undone;
    }

    private static Optional<EventColumns> columns(LogFormat format) {
        return switch (format) {
            case HANDPICK_SELECT_CROP -> Optional.of(EventColumns.OF_SELECT_CROP);
            case HANDPICK_SELECTION_ONLY -> Optional.of(EventColumns.OF_SELECTION);
            default -> Optional.empty();
        };
    }

    private final class Judge implements Mending.Sink {
        private final Set<String> undone;

        Judge(Set<String> undone) {
            this.undone = undone;
        }

        @Override
        public void begin(LogFormat format) {
            // rows are handed on alike, whatever format they come from
        }

        @Override
        public void take(long number, DecisionRow row, Set<Fault> faults) {
            Optional<String> undoes = row.event().undoes();
            if (undoes.isPresent()) {
                reader.accept(new JudgedRow.Undo(number, undoes.get()));
            } else if (undone.contains(row.event().id())) {
                reader.accept(new JudgedRow.Undone(number, row.event().id()));
            } else {
                reader.accept(new JudgedRow.InForce(number, row, faults));
            }
        }

        @Override
        public void takeApart(DecisionRow row) {
            // made on an already cropped file; the first decision counts, and the row is told as left out
        }

        @Override
        public void leaveOut(long number, Fault fault) {
            reader.accept(new JudgedRow.LeftOut(number, fault));
        }
    }
}
