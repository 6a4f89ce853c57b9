package org.handpick.backup.ui;

import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;

/** Asks for a folder of Google Drive. */
final class DrivePage extends PlacePage {
    private Text folder;
    private Text within;

    DrivePage() {
        super(
                "A folder of Google Drive",
                "Handpick makes the folder, and sees nothing of your Drive but what it has made itself.");
    }

    @Override
    void createFields(Composite area) {
        folder = text(
                area, "F&older:", "What it is called when it is made; it may be renamed later", "Handpick backups");
        within = text(
                area,
                "&Within:",
                "The last part of the address of a shared drive in the browser; empty for the Drive of who logs in",
                "");
    }

    @Override
    StorePlace place() {
        String name = folder.getText().strip();
        String id = within.getText().strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("Name the folder.");
        }
        try {
            return new StorePlace.Drive(name, id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + (e.getMessage().contains("no id") ? id : name) + "' " + e.getMessage(), e);
        }
    }

    @Override
    Optional<OpeningPage> opening(Secrets elsewhere) {
        return Optional.of(new DriveLoginPage(this::name, elsewhere));
    }

    @Override
    String suggestedName() {
        return "gdrive";
    }
}
