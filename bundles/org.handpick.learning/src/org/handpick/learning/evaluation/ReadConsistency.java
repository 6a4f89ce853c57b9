package org.handpick.learning.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.LabelledSet.Label;
import org.handpick.traininglog.LogFiles;
import org.handpick.traininglog.RepeatKeeper;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.check.ReadRepeats;

/** Reads the log of repeats of a data area, and says how consistent its person is. */
public final class ReadConsistency implements Operation<Consistency> {
    private final Path log;

    /** @param dataArea may have no such log yet */
    public ReadConsistency(Path dataArea) {
        this.log = Objects.requireNonNull(dataArea).resolve(LogFiles.REPEATS);
    }

    /** A log that can't be read is told among what is left out: an evaluation is worth having without it. */
    @Override
    public Consistency run(Progress progress) {
        try {
            ReadRepeats.Repeats read = new ReadRepeats(log).run(progress);
            return Consistency.of(
                    read.rows().stream()
                            .map(row -> new Consistency.Repeat(label(row.first().keeper()), label(row.again())))
                            .toList(),
                    read.leftOut(),
                    Bootstrap.DEFAULT);
        } catch (UnreadableLog e) {
            return Consistency.of(List.of(), List.of(e.getMessage()), Bootstrap.DEFAULT);
        }
    }

    private static Optional<Label> label(Optional<RepeatKeeper> keeper) {
        return keeper.map(kept -> new Label(kept.index(), Optional.of(kept.crop())));
    }
}
