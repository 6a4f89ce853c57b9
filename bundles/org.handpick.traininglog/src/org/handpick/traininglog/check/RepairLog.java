package org.handpick.traininglog.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.traininglog.DecisionRow;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.SelectionOnlyRow;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.UnrepairableLog;
import org.handpick.traininglog.UnwritableLog;
import org.handpick.traininglog.reading.LogFormat;

/**
 * Writes the rows of a log that are true, or can be mended from themselves, as a new log in our columns.
 *
 * <p>Boxes in pixels are divided by the row's own size; short rows are padded. Shifted rows, made-up boxes and whatever
 * else would have to be guessed are left out and counted. Of a set decided twice the first row counts. Rows made on an
 * already cropped file say nothing new about the original where they cover the earlier crop, and something else than a
 * first choice where they do not; so they go to {@code <out>.recrops.csv} beside the output, their boxes placed in the
 * original, for whoever wants them. The log itself is not touched, and no file is overwritten.
 */
public final class RepairLog implements Operation<RepairReport> {
    private final Path in;
    private final Path out;

    public RepairLog(Path in, Path out) {
        this.in = in;
        this.out = out;
    }

    /** Where the rows that were made on an already cropped file go; written only if there are any. */
    public Path recrops() {
        String name = out.getFileName().toString();
        String stem = name.endsWith(".csv") ? name.substring(0, name.length() - ".csv".length()) : name;
        return out.resolveSibling(stem + ".recrops.csv");
    }

    /**
     * @throws UnreadableLog when the log cannot be read
     * @throws UnrepairableLog when its format holds no decisions
     * @throws UnwritableLog when an output exists already or cannot be written; nothing of it is left then
     */
    @Override
    public RepairReport run(Progress progress) {
        if (Files.exists(recrops())) {
            throw UnwritableLog.exists(recrops());
        }
        try (NewLog repaired = NewLog.at(out);
                Recrops recrops = new Recrops(recrops())) {
            RepairReport report =
                    new Mending(in).into(new Outputs(repaired, recrops), "Repairing " + in.getFileName(), progress);
            recrops.finish();
            repaired.finish();
            return report;
        }
    }

    private record Outputs(NewLog repaired, Recrops recrops) implements Mending.Sink {
        @Override
        public void begin(LogFormat format) {
            repaired.write(format.hasCrops() ? SelectCropRow.header() : SelectionOnlyRow.header());
        }

        @Override
        public void take(long number, DecisionRow row, Set<Fault> faults) {
            repaired.write(row.csv());
        }

        @Override
        public void takeApart(DecisionRow row) {
            recrops.write(row);
        }

        @Override
        public void leaveOut(long number, Fault fault) {
            // counted in the report
        }
    }

    /** The file beside the output, begun with its first row. */
    private static final class Recrops implements AutoCloseable {
        private final Path file;
        private Optional<NewLog> log = Optional.empty();

        Recrops(Path file) {
            this.file = file;
        }

        void write(DecisionRow row) {
            if (log.isEmpty()) {
                log = Optional.of(NewLog.at(file));
                log.get().write(SelectCropRow.header());
            }
            log.get().write(row.csv());
        }

        void finish() {
            log.ifPresent(NewLog::finish);
        }

        @Override
        public void close() {
            log.ifPresent(NewLog::close);
        }
    }
}
