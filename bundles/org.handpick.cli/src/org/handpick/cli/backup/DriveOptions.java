package org.handpick.cli.backup;

import java.util.List;
import java.util.Optional;
import org.handpick.backup.store.StorePlace;
import org.handpick.cli.Arguments;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;

/** A folder of Google Drive, as a call says it. */
final class DriveOptions {
    private static final Parameter<Optional<String>> FOLDER = Parameter.option(
            "--drive",
            Value.TEXT.called("FOLDER"),
            "A folder of Google Drive that Handpick makes; store login, or a service account, comes first.");
    private static final Parameter<Optional<String>> WITHIN = Parameter.option(
            "--drive-within",
            Value.TEXT.called("ID"),
            "The shared drive or shared folder to make it in, by the last part of its address in the browser.");

    static final List<Parameter<?>> ALL = List.of(FOLDER, WITHIN);

    private DriveOptions() {}

    /** Empty where none is named. */
    static Optional<StorePlace> place(Arguments arguments) {
        if (arguments.get(WITHIN).isPresent() && arguments.get(FOLDER).isEmpty()) {
            throw new WrongUse(WITHIN.name() + " goes with " + FOLDER.name());
        }
        return arguments
                .get(FOLDER)
                .map(folder -> place(folder, arguments.get(WITHIN).orElse("")));
    }

    private static StorePlace place(String folder, String within) {
        try {
            return new StorePlace.Drive(folder, within);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e.getMessage());
        }
    }
}
