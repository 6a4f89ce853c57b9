package org.handpick.cli.backup;

import java.util.List;
import org.handpick.backup.store.StorePlace;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code store list}: the places for backups. */
public final class StoreList implements Command {
    private record Listed(String store, String kind, String place, boolean encrypted) {}

    @Override
    public String name() {
        return "store list";
    }

    @Override
    public String summary() {
        return "Lists the places for backups.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        BackupPlace.stores(arguments).places().forEach((name, place) -> tell(name, place, output));
        return Outcome.DONE;
    }

    static void tell(String name, StorePlace place, Output output) {
        Listed listed = new Listed(name, place.kind(), place.where(), place.isEncrypted());
        output.result(listed, () -> "%s: %s".formatted(name, place.sentence()));
    }
}
