package org.handpick.cli.backup;

import java.util.List;
import org.handpick.backup.store.SecretsFile;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code store remove}: forgets a place for backups. */
public final class StoreRemove implements Command {
    private record Removed(String store) {}

    @Override
    public String name() {
        return "store remove";
    }

    @Override
    public String summary() {
        return "Forgets a place for backups and its secrets; what is stored there stays.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(StoreAdd.NAME);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        String name = arguments.get(StoreAdd.NAME);
        BackupPlace.stores(arguments).remove(name);
        new SecretsFile(BackupPlace.folder(arguments)).forget(name);
        output.result(new Removed(name), () -> name + ": is forgotten; what is stored there stays");
        return Outcome.DONE;
    }
}
