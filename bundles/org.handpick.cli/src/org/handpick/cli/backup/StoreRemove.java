package org.handpick.cli.backup;

import java.util.List;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.SecretsFile;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code store remove}: forgets a place for backups. */
public final class StoreRemove implements Command {
    private static final Parameter<Boolean> FORGET_PASSPHRASE = Parameter.flag(
            "--forget-passphrase",
            "Forgets the passphrase, too: nobody gets a backup back then that was encrypted with it.");

    private record Removed(String store) {}

    @Override
    public String name() {
        return "store remove";
    }

    @Override
    public String summary() {
        return "Forgets a place for backups and its secrets, but for a passphrase; what is stored there stays.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(StoreAdd.NAME, FORGET_PASSPHRASE);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        String name = arguments.get(StoreAdd.NAME);
        BackupPlace.stores(arguments).remove(name);
        SecretsFile secrets = new SecretsFile(BackupPlace.folder(arguments));
        if (arguments.get(FORGET_PASSPHRASE)) {
            secrets.forgetAll(name);
        } else {
            secrets.forget(name);
        }
        output.result(new Removed(name), () -> name + ": is forgotten; what is stored there stays");
        secrets.find(name, Secrets.PASSPHRASE)
                .ifPresent(
                        _ -> output.message(name + ": its passphrase is kept in backup/secrets.json, since nobody reads"
                                + " without it what is stored there"));
        return Outcome.DONE;
    }
}
