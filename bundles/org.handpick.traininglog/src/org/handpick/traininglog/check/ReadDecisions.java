package org.handpick.traininglog.check;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.UnrepairableLog;
import org.handpick.traininglog.reading.LogReader;

/**
 * Reads the decisions of a log with crops that are in force: mended as {@link RepairLog} mends them, without what it
 * leaves out, and without what was undone. Hands them on in the order of the log, which it reads twice. Who wants to know of
 * every row what became of it asks {@link JudgeDecisions}.
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
        demandCrops();
        return new JudgeDecisions(log, row -> {
                    if (row instanceof JudgedRow.InForce inForce
                            && inForce.decision() instanceof SelectCropRow decision) {
                        reader.accept(decision);
                    }
                })
                .run(progress);
    }

    private void demandCrops() {
        try (LogReader rows = LogReader.open(log)) {
            if (!rows.format().hasCrops()) {
                throw new UnrepairableLog(log, rows.format().description());
            }
        }
    }
}
