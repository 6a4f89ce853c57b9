package org.handpick.cli.backup;

import java.util.List;
import java.util.Optional;
import org.handpick.backup.NamedStore;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code store test}: whether a place for backups can be written, read and deleted from. */
public final class StoreTrial implements Command {
    private record Tested(String store, boolean works) {}

    @Override
    public String name() {
        return "store test";
    }

    @Override
    public String summary() {
        return "Writes a small file to a place for backups, reads it back and deletes it.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(StoreAdd.NAME);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        NamedStore store = BackupPlace.stores(arguments).store(Optional.of(arguments.get(StoreAdd.NAME)));
        store.store().check();
        output.result(new Tested(store.name(), true), () -> store.name() + ": works");
        return Outcome.DONE;
    }
}
