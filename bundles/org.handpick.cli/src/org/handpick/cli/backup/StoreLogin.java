package org.handpick.cli.backup;

import java.util.List;
import java.util.Optional;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.drive.DriveLogin;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;

/** {@code store login}: a person gives leave to keep files in their Google Drive. */
public final class StoreLogin implements Command {
    private static final Parameter<Optional<String>> ACCOUNT =
            Parameter.option("--account", Value.TEXT.called("MAIL"), "The account that is suggested in the browser.");

    private record LoggedIn(String store, String account) {}

    @Override
    public String name() {
        return "store login";
    }

    @Override
    public String summary() {
        return "Tells a page on which you give leave to keep files in your Google Drive, and keeps that leave once you have.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(StoreAdd.NAME, ACCOUNT);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        String store = arguments.get(StoreAdd.NAME);
        Credentials credentials = new Credentials(store, BackupPlace.secrets(arguments));
        DriveLogin.Granted granted = new DriveLogin(
                        credentials,
                        arguments.get(ACCOUNT),
                        page -> output.message(
                                "Open this page in a browser of this computer, and agree there:\n" + page))
                .run(output.progress());
        new SecretsFile(BackupPlace.folder(arguments)).keep(store, granted.secrets());
        output.result(
                new LoggedIn(store, granted.account()),
                () -> "%s: keeps the leave of %s".formatted(store, granted.account()));
        return Outcome.DONE;
    }
}
