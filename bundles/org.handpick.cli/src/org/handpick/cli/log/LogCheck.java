package org.handpick.cli.log;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.traininglog.check.CheckLog;
import org.handpick.traininglog.check.Fault;
import org.handpick.traininglog.check.FaultCount;
import org.handpick.traininglog.check.LogReport;

/** {@code log check}: counts the faults of logs. A log with rows that cannot be used as they stand is a problem. */
public final class LogCheck implements Command {
    private static final Parameter<List<Path>> FILES =
            Parameter.positions(Value.FILE, "Logs of decisions, of Handpick or of the earlier scripts.");

    private record Checked(String file, long rows, long valid, Map<String, Long> faults) {}

    @Override
    public String name() {
        return "log check";
    }

    @Override
    public String summary() {
        return "Counts what is wrong with the rows of decision logs, and names the first rows of each fault.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FILES);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        return output.each(arguments.get(FILES), file -> {
            LogReport report = new CheckLog(file).run(output.progress());
            Map<String, Long> faults = new LinkedHashMap<>();
            report.faults().forEach((fault, count) -> faults.put(fault.key(), count.rows()));
            output.result(
                    new Checked(file.toString(), report.rows(), report.valid(), faults),
                    () -> "%s: %d rows, %d of them valid".formatted(file, report.rows(), report.valid()));
            report.faults().forEach((fault, count) -> tell(file, fault, count, output));
        });
    }

    private static void tell(Path file, Fault fault, FaultCount count, Output output) {
        String rows = count.firstRows().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String more = count.rows() > count.firstRows().size() ? ", …" : "";
        String sentence =
                "%s: %s in %d rows (%s%s): %s".formatted(file, fault.key(), count.rows(), rows, more, fault.sentence());
        if (fault.invalidates()) {
            output.problem(sentence);
        } else {
            output.message(sentence);
        }
    }
}
