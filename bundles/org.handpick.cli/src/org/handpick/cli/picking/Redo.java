package org.handpick.cli.picking;

import java.util.List;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code redo}: as in the workbench. */
public final class Redo implements Command {
    @Override
    public String name() {
        return "redo";
    }

    @Override
    public String summary() {
        return "Does the decision again that was taken back last.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(AtTheDesk.LIBRARY, StoredPreferences.STAGING, StoredPreferences.NO_LOG_TRAINING);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        return AtTheDesk.run(arguments, output, (library, desk) -> desk.redo());
    }
}
