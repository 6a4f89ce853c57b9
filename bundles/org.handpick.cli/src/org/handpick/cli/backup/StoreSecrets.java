package org.handpick.cli.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handpick.backup.store.SecretsFile;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.WrongUse;

/** {@code store secrets}: keeps what a store is opened with. They come from standard input, since every user can see a command line. */
public final class StoreSecrets implements Command {
    private static final Parameter<Boolean> REPLACE = Parameter.flag(
            "--replace",
            "Keeps another passphrase in place of one: nobody gets a backup back then that was encrypted with the old"
                    + " one.");

    private record Kept(String store, List<String> secrets) {}

    @Override
    public String name() {
        return "store secrets";
    }

    @Override
    public String summary() {
        return "Keeps secrets of a store, read from standard input as lines of name=value, in a file that only you may"
                + " read.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(StoreAdd.NAME, REPLACE);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        String store = arguments.get(StoreAdd.NAME);
        Map<String, String> secrets = read();
        SecretsFile file = new SecretsFile(BackupPlace.folder(arguments));
        if (arguments.get(REPLACE)) {
            file.replace(store, secrets);
        } else {
            file.keep(store, secrets);
        }
        Kept kept = new Kept(store, List.copyOf(secrets.keySet()));
        output.result(kept, () -> "%s: keeps %s".formatted(store, String.join(", ", kept.secrets)));
        return Outcome.DONE;
    }

    private static Map<String, String> read() {
        Map<String, String> secrets = new TreeMap<>();
        for (String line : new BufferedReader(new InputStreamReader(System.in, UTF_8))
                .lines()
                .toList()) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new WrongUse(
                        "a line of standard input is not of the form name=value"); // which one may be a secret
            }
            secrets.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        }
        if (secrets.isEmpty()) {
            throw new WrongUse("standard input has no line of the form name=value");
        }
        return secrets;
    }
}
