package org.handpick.cli.log;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.traininglog.check.Fault;
import org.handpick.traininglog.check.RepairLog;
import org.handpick.traininglog.check.RepairReport;

/** {@code log repair}: writes what is true of a log as a new one. */
public final class LogRepair implements Command {
    private static final Parameter<Path> FILE = Parameter.position(Value.FILE, "The log; it is not changed.");
    private static final Parameter<Path> OUT =
            Parameter.requiredOption("--out", Value.FILE, "The new log. There must be no file of this name yet.");

    private record Repaired(long rows, long written, Map<String, Long> repaired, Map<String, Long> dropped) {}

    @Override
    public String name() {
        return "log repair";
    }

    @Override
    public String summary() {
        return "Writes the rows of a decision log that are true, or can be mended from themselves, as a new log.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FILE, OUT);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        RepairReport report = new RepairLog(arguments.get(FILE), arguments.get(OUT)).run(output.progress());
        output.result(
                new Repaired(report.rows(), report.written(), keyed(report.repaired()), keyed(report.dropped())),
                () -> "%d rows read, %d written".formatted(report.rows(), report.written()));
        report.repaired().forEach((fault, count) -> output.message("%s: %d rows mended".formatted(fault.key(), count)));
        report.dropped()
                .forEach((fault, count) ->
                        output.message("%s: %d rows left out: %s".formatted(fault.key(), count, fault.sentence())));
        return Outcome.DONE;
    }

    private static Map<String, Long> keyed(Map<Fault, Long> counts) {
        Map<String, Long> keyed = new LinkedHashMap<>();
        counts.forEach((fault, count) -> keyed.put(fault.key(), count));
        return keyed;
    }
}
