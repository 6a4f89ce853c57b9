package org.handpick.cli.log;

import java.util.List;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.learning.evaluation.Consistency;
import org.handpick.learning.evaluation.ReadConsistency;

/** {@code log consistency}: how often a person decides the same about a set that is shown again. */
public final class LogConsistency implements Command {
    @Override
    public String name() {
        return "log consistency";
    }

    @Override
    public String summary() {
        return "Says how often you decided the same about sets that were shown to you again: about the most that a"
                + " model can reach.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Consistency consistency = new ReadConsistency(arguments.dataArea()).run(output.progress());
        output.result(consistency.json(), consistency::sentence);
        consistency.leftOut().forEach(output::problem);
        return Outcome.DONE;
    }
}
