package org.handpick.cli.picking;

import java.nio.file.Path;
import org.handpick.cli.Arguments;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.picking.Committed;
import org.handpick.picking.DecisionDesk;
import org.handpick.picking.Library;
import org.handpick.picking.OpenLibrary;

/** Opens the library of a command, has one thing done at its desk, and prints what came of it. */
final class AtTheDesk {
    /** What is done. */
    @FunctionalInterface
    interface Work {
        Committed with(Library library, DecisionDesk desk);
    }

    static final Parameter<Path> LIBRARY = Parameter.position(Value.FOLDER.called("LIBRARY"), "The library.");

    private AtTheDesk() {}

    static Outcome run(Arguments arguments, Output output, Work work) {
        Path folder = arguments.get(LIBRARY);
        StoredPreferences preferences = StoredPreferences.in(arguments.dataArea());
        try (Library library = new OpenLibrary(folder, preferences.groupingRule(folder)).run(output.progress())) {
            library.unreadable().forEach(output::message);
            library.repairs().forEach(output::message);
            DecisionDesk desk = new DecisionDesk(
                    library,
                    preferences.deskRules(arguments),
                    finished -> output.message("An earlier decision was interrupted; it was finished. "
                            + CommittedJson.of(finished).sentence()));
            CommittedJson committed = CommittedJson.of(work.with(library, desk));
            output.result(committed, committed::sentence);
            return Outcome.DONE;
        }
    }
}
