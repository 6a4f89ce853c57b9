package org.handpick.cli.log;

import java.nio.file.Path;
import java.util.List;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;
import org.handpick.traininglog.check.MergeLogs;

/** {@code log merge}: joins two logs that have gone on apart, as after a restore. */
public final class LogMerge implements Command {
    private static final Parameter<Path> FIRST = Parameter.position(Value.FILE, "A log; it is not changed.");
    private static final Parameter<Path> SECOND =
            Parameter.position(Value.FILE.called("OTHER"), "Another of the same kind; it is not changed.");
    private static final Parameter<Path> OUT =
            Parameter.requiredOption("--out", Value.FILE, "The new log. There must be no file of this name yet.");

    private record Merged(long rows, long both, long onlyFirst, long onlySecond, long setsInBoth) {}

    @Override
    public String name() {
        return "log merge";
    }

    @Override
    public String summary() {
        return "Joins two logs that have gone on apart, as after a restore: each event once, in the order of their times.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FIRST, SECOND, OUT);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Path first = arguments.get(FIRST).toAbsolutePath().normalize();
        Path second = arguments.get(SECOND).toAbsolutePath().normalize();
        if (first.equals(second)) {
            throw new WrongUse("it is one log; name two");
        }
        MergeLogs.Merged merged = new MergeLogs(first, second, arguments.get(OUT)).run(output.progress());
        output.result(
                new Merged(merged.rows(), merged.both(), merged.onlyFirst(), merged.onlySecond(), merged.setsInBoth()),
                () -> "%d rows: %d stand in both logs, %d in the first alone, %d in the second alone"
                        .formatted(merged.rows(), merged.both(), merged.onlyFirst(), merged.onlySecond()));
        if (merged.setsInBoth() > 0) {
            output.message(merged.setsInBoth()
                    + (merged.setsInBoth() == 1 ? " set was decided" : " sets were decided")
                    + " in each log apart from the other; the earlier decision counts.");
        }
        return Outcome.DONE;
    }
}
