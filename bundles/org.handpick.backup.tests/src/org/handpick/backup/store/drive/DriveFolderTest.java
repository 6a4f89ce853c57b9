package org.handpick.backup.store.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.handpick.backup.Store;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;

/** The folder of a store. */
class DriveFolderTest extends DriveTest {
    @Test
    void the_folder_is_made_once_and_may_be_renamed() {
        store().make();
        server.items().folders().getFirst().name = "Old things";

        store().make().check();

        assertEquals(1, server.items().folders().size());
    }

    @Test
    void a_folder_whose_making_was_not_answered_is_not_made_twice() {
        server.items().remove(server.items().folders().getFirst().id);
        server.plan("POST /drive", exchange -> {
            DriveItems.Item folder = server.items().add(FOLDER, "root", new byte[0]);
            folder.mimeType = "application/vnd.google-apps.folder";
            folder.properties.put("handpickStore", FOLDER);
            return DriveFault.cut().answers(exchange);
        });

        store().make();

        assertEquals(1, server.items().folders().size());
    }

    @Test
    void a_folder_that_is_gone_is_told() throws IOException {
        Path file = file("some", 1000);
        Store open = store();
        open.list();
        server.items().folders().getFirst().trashed = true;
        assertTold("in the bin", () -> store().list());
        server.items().remove(server.items().folders().getFirst().id);

        assertTold("no such folder", () -> store().list());
        assertTold("not there any more", () -> open.put(NAME, file, Progress.NONE));
    }
}
