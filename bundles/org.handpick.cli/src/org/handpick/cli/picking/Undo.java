package org.handpick.cli.picking;

import java.util.List;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code undo}: as in the workbench. */
public final class Undo implements Command {
    @Override
    public String name() {
        return "undo";
    }

    @Override
    public String summary() {
        return "Takes the last decision back: its files, its log rows, and the set is to do again.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(AtTheDesk.LIBRARY, StoredPreferences.STAGING, StoredPreferences.NO_LOG_TRAINING);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        return AtTheDesk.run(arguments, output, (library, desk) -> desk.undo());
    }
}
