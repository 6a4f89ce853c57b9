package org.handpick.cli.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.handpick.backup.store.StorePlace;
import org.handpick.cli.Arguments;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;

/** A remote of rclone, as a call says it. */
final class RcloneOptions {
    private static final Parameter<Optional<String>> REMOTE = Parameter.option(
            "--rclone",
            Value.TEXT.called("REMOTE:PATH"),
            "A folder of a remote that the rclone of this computer has been told of; made where it is missing.");
    private static final Parameter<Optional<Path>> PROGRAM =
            Parameter.option("--rclone-program", Value.FILE, "Where rclone is; the one on the path by default.");

    static final List<Parameter<?>> ALL = List.of(REMOTE, PROGRAM);

    private RcloneOptions() {}

    /** Empty where none is named. */
    static Optional<StorePlace> place(Arguments arguments) {
        if (arguments.get(PROGRAM).isPresent() && arguments.get(REMOTE).isEmpty()) {
            throw new WrongUse(PROGRAM.name() + " goes with " + REMOTE.name());
        }
        String program = arguments.get(PROGRAM).map(RcloneOptions::program).orElse("rclone");
        return arguments.get(REMOTE).map(remote -> place(remote, program));
    }

    /** A name is looked for on the path; a path is one from any folder that a later call is made in. */
    private static String program(Path file) {
        return (file.getNameCount() > 1 ? file.toAbsolutePath() : file).toString();
    }

    private static StorePlace place(String remote, String program) {
        try {
            return new StorePlace.Rclone(remote, program);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(REMOTE.name() + ": it " + e.getMessage());
        }
    }
}
