package org.handpick.cli.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Origin;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
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
    private static final Parameter<Boolean> ENCRYPT = Parameter.flag(
            "--encrypt",
            "Encrypts on this computer, before anything leaves it: who keeps the files can't read them. Needs the secret passphrase of the store, which 'store secrets' keeps; without it nobody gets a backup back.");

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
        all.addAll(S3Options.ALL);
        all.addAll(DriveOptions.ALL);
        all.addAll(RcloneOptions.ALL);
        all.add(ENCRYPT);
        return all;
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        StorePlace plain = place(arguments);
        StorePlace place = arguments.get(ENCRYPT) ? new StorePlace.Encrypted(plain) : plain;
        Stores stores = BackupPlace.stores(arguments).add(arguments.get(NAME), place);
        String name = arguments.get(NAME);
        StoreList.tell(name, place, Optional.ofNullable(stores.warnings().get(name)), output);
        warnOfOthers(BackupPlace.folder(arguments), stores.store(Optional.of(name)), output);
        return Outcome.DONE;
    }

    /** Two data areas in one place do no harm to each other, but who restores the newest backup may get that of the other. */
    private static void warnOfOthers(BackupFolder folder, NamedStore store, Output output) {
        new Origin.OfNewest(folder, store)
                .run(output.progress())
                .filter(origin -> !origin.equals(Origin.of(folder)))
                .ifPresent(origin -> output.message(store.name() + ": the newest backup there is of " + origin
                        + ". If that goes on being used, give each a place of its own."));
    }

    private static StorePlace place(Arguments arguments) {
        List<StorePlace> places = Stream.of(
                        folder(arguments),
                        S3Options.place(arguments),
                        DriveOptions.place(arguments),
                        RcloneOptions.place(arguments))
                .flatMap(Optional::stream)
                .toList();
        if (places.size() != 1) {
            throw new WrongUse("a store is in one place: give one of --folder, --s3, --drive and --rclone");
        }
        return places.getFirst();
    }

    private static Optional<StorePlace> folder(Arguments arguments) {
        return arguments
                .get(FOLDER)
                .map(folder -> new StorePlace.Folder(folder.toAbsolutePath().normalize()));
    }
}
