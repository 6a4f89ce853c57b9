package org.handpick.backup.ui;

import java.util.Optional;
import org.eclipse.jface.window.Window;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.StorePlace;

/** How a person sets stores up and forgets them. For the UI thread; the work is done in the background. */
final class StoreActions {
    private final BackupDesk desk;

    StoreActions(BackupDesk desk) {
        this.desk = desk;
    }

    /** Leads through the addition of a store. */
    void add(Shell shell) {
        desk.ask(desk.access()::stores, stores -> {
            AddStoreWizard wizard = new AddStoreWizard(desk.folder(), stores);
            WizardDialog dialog = new WizardDialog(shell, wizard);
            dialog.setHelpAvailable(false);
            if (dialog.open() == Window.OK) {
                tell(wizard.added() + " is added. Back up now to have a first backup there.");
                desk.model().chooseStore(Optional.empty());
                desk.refresh();
            }
        });
    }

    /** Forgets the chosen store and its secrets, when a person says so. */
    void remove(Shell shell) {
        desk.model().store().filter(row -> !row.isByItself()).ifPresent(row -> {
            boolean isMeant = RiskyQuestion.ask(shell, "Remove Store", question(row.name(), row.place()), "&Remove");
            if (isMeant) {
                desk.ask(
                        () -> {
                            desk.access().stores().remove(row.name());
                            SecureSecrets.silent(desk.folder()).forget(row.name());
                            new SecretsFile(desk.folder()).forget(row.name());
                            return true;
                        },
                        _ -> {
                            tell(row.name() + " is removed. The backups in it stay where they are.");
                            desk.refresh();
                        });
            }
        });
    }

    /** Says what is lost, and what is not. */
    static String question(String name, StorePlace place) {
        String lost = switch (place) {
            case StorePlace.Folder _, StorePlace.Rclone _ -> "";
            case StorePlace.Drive _, StorePlace.S3 _ -> " Its secrets are forgotten.";
            case StorePlace.Encrypted _ ->
                " Its secrets are forgotten, but for the passphrase, without which nobody can read the backups.";
        };
        return "Remove " + name + ", " + place.sentence() + "?" + lost + " The backups in it stay where they are.";
    }

    private void tell(String sentence) {
        desk.tell(sentence, Optional.empty());
    }
}
