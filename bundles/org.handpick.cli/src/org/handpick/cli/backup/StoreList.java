package org.handpick.cli.backup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code store list}: the places for backups. */
public final class StoreList implements Command {
    /** {@code warning} is null where nothing is to be said. */
    private record Listed(String store, String kind, String place, boolean encrypted, String warning) {}

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
        Stores stores = BackupPlace.stores(arguments);
        Map<String, String> warnings = stores.warnings();
        stores.places().forEach((name, place) -> tell(name, place, Optional.ofNullable(warnings.get(name)), output));
        return Outcome.DONE;
    }

    static void tell(String name, StorePlace place, Optional<String> warning, Output output) {
        Listed listed = new Listed(name, place.kind(), place.where(), place.isEncrypted(), warning.orElse(null));
        output.result(listed, () -> "%s: %s".formatted(name, place.sentence()));
        warning.ifPresent(sentence -> output.message(name + ": " + sentence));
    }
}
