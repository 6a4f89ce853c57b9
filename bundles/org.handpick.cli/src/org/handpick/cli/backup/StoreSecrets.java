package org.handpick.cli.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.StorePlace;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;

/**
 * {@code store secrets}: keeps what a store is opened with. They are typed at the terminal, where nobody sees them, or come from a pipe; never
 * from the command line, which every user can see and the shell remembers.
 */
public final class StoreSecrets implements Command {
    private static final Parameter<List<String>> ASK = Parameter.repeatedOption(
            "--ask",
            Value.TEXT.called("SECRET"),
            "A secret that is asked for at the terminal, such as passphrase; without it, its name is asked for, too.");
    private static final Parameter<Boolean> REPLACE = Parameter.flag(
            "--replace",
            "Keeps another passphrase in place of one: nobody gets a backup back then that was encrypted with the old"
                    + " one.");

    private record Kept(String store, List<String> secrets) {}

    private final Supplier<Optional<Questions>> terminal;

    /** With the terminal of this process, if it has one. */
    public StoreSecrets() {
        this(Questions::atTerminal);
    }

    StoreSecrets(Supplier<Optional<Questions>> terminal) {
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "store secrets";
    }

    @Override
    public String summary() {
        return "Keeps secrets of a store, typed at the terminal or read from standard input as lines of name=value, in a"
                + " file that only you may read.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(StoreAdd.NAME, ASK, REPLACE);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        String store = arguments.get(StoreAdd.NAME);
        List<String> asked = arguments.get(ASK);
        Map<String, String> secrets = terminal.get()
                .map(questions -> asked.isEmpty() ? askAll(questions) : ask(questions, asked))
                .orElseGet(() -> read(asked));
        Optional.ofNullable(secrets.get(Secrets.PASSPHRASE))
                .flatMap(StorePlace.Encrypted::faultOf)
                .ifPresent(fault -> {
                    throw new WrongUse("the " + fault + "; nothing was kept");
                });
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

    private static Map<String, String> ask(Questions questions, List<String> names) {
        Map<String, String> secrets = new LinkedHashMap<>();
        names.forEach(name -> secrets.put(name, ask(questions, name)));
        return secrets;
    }

    private static Map<String, String> askAll(Questions questions) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (Optional<String> name = askName(questions); name.isPresent(); name = askName(questions)) {
            secrets.put(name.get(), ask(questions, name.get()));
        }
        if (secrets.isEmpty()) {
            throw new WrongUse("no secret was named; nothing was kept");
        }
        return secrets;
    }

    private static Optional<String> askName(Questions questions) {
        return questions
                .ask("Which secret, such as passphrase or secret-key (none ends): ")
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    /** A passphrase is typed twice: with a slip in it nobody would get back what was encrypted. */
    private static String ask(Questions questions, String name) {
        String secret = hidden(questions, name + ": ");
        if (name.equals(Secrets.PASSPHRASE) && !secret.equals(hidden(questions, name + " again: "))) {
            throw new WrongUse("the passphrase was typed in two ways; nothing was kept");
        }
        return secret;
    }

    private static String hidden(Questions questions, String question) {
        return questions
                .askHidden(question)
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(() -> new WrongUse("no secret was typed; nothing was kept"));
    }

    private static Map<String, String> read(List<String> asked) {
        if (!asked.isEmpty()) {
            throw new WrongUse(ASK.name()
                    + " needs a terminal; without one, standard input has the secrets as lines of name=value");
        }
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
