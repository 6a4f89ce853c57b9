package org.handpick.cli.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.backup.store.StorePlace;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;

/** {@code store add}: a place for backups, after a test of it. */
public final class StoreAdd implements Command {
    static final Parameter<String> NAME =
            Parameter.position(Value.TEXT.called("NAME"), "What it is called: small letters, digits, . _ and -.");
    private static final Parameter<Optional<Path>> FOLDER = Parameter.option(
            "--folder", Value.FOLDER, "A folder, of a disk or of a share that is mounted; made where it is missing.");

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
        List<Parameter<?>> all = new ArrayList<>(List.of(NAME, FOLDER));
        all.addAll(DriveOptions.ALL);
        all.addAll(RcloneOptions.ALL);
        return all;
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        StorePlace place = place(arguments);
        BackupPlace.stores(arguments).add(arguments.get(NAME), place);
        StoreList.tell(arguments.get(NAME), place, output);
        return Outcome.DONE;
    }

    private static StorePlace place(Arguments arguments) {
        List<StorePlace> places = Stream.of(
                        folder(arguments), DriveOptions.place(arguments), RcloneOptions.place(arguments))
                .flatMap(Optional::stream)
                .toList();
        if (places.size() != 1) {
            throw new WrongUse("a store is in one place: give one of --folder, --drive and --rclone");
        }
        return places.getFirst();
    }

    private static Optional<StorePlace> folder(Arguments arguments) {
        return arguments
                .get(FOLDER)
                .map(folder -> new StorePlace.Folder(folder.toAbsolutePath().normalize()));
    }
}
