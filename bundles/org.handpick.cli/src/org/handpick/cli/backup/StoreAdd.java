package org.handpick.cli.backup;

import java.nio.file.Path;
import java.util.List;
import org.handpick.backup.store.StorePlace;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;

/** {@code store add}: a place for backups, after a test of it. */
public final class StoreAdd implements Command {
    static final Parameter<String> NAME =
            Parameter.position(Value.TEXT.called("NAME"), "What it is called: small letters, digits, . _ and -.");
    private static final Parameter<Path> FOLDER = Parameter.requiredOption(
            "--folder", Value.FOLDER, "The folder, of a disk or of a share that is mounted; made where it is missing.");

    @Override
    public String name() {
        return "store add";
    }

    @Override
    public String summary() {
        return "Adds a place for backups, once a small file went there, was read back and deleted.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(NAME, FOLDER);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        StorePlace place =
                new StorePlace.Folder(arguments.get(FOLDER).toAbsolutePath().normalize());
        BackupPlace.stores(arguments).add(arguments.get(NAME), place);
        StoreList.tell(arguments.get(NAME), place, output);
        return Outcome.DONE;
    }
}
