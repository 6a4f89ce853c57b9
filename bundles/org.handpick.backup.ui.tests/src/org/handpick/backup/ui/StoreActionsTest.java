package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.handpick.backup.store.StorePlace;
import org.junit.jupiter.api.Test;

class StoreActionsTest {
    private static final StorePlace USB = new StorePlace.Folder(Path.of("/media/usb"));

    @Test
    void who_removes_a_store_is_told_what_is_lost_with_it() {
        assertEquals(
                "Remove usb, the folder /media/usb? The backups in it stay where they are.",
                StoreActions.question("usb", USB));
        assertEquals(
                "Remove usb, the folder /media/usb, encrypted? Its secrets are forgotten, but for the passphrase, without which"
                        + " nobody can read the backups. The backups in it stay where they are.",
                StoreActions.question("usb", new StorePlace.Encrypted(USB)));
        assertEquals(
                "Remove gdrive, the folder Handpick of Google Drive? Its secrets are forgotten. The backups in it stay where they are.",
                StoreActions.question("gdrive", new StorePlace.Drive("Handpick", "")));
    }
}
