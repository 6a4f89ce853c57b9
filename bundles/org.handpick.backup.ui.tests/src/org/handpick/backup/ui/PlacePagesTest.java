package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import org.eclipse.swt.widgets.Composite;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person fills in when a store is added. */
@ExtendWith(OnUiThread.class)
class PlacePagesTest {
    @TempDir
    Path folder;

    private final OnScreen screen = new OnScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    private Composite show(PlacePage page) {
        page.setStores(Stores.of(new BackupFolder(folder), Secrets.NONE));
        page.createControl(screen.shell());
        return (Composite) page.getControl();
    }

    @Test
    void a_bucket_of_backblaze_needs_its_name_and_its_server_alone() {
        PlacePage page = new S3Page();
        Composite area = show(page);
        assertFalse(page.isPageComplete());
        assertEquals(null, page.getErrorMessage(), "nothing was filled in yet");

        OnScreen.field(area, "Bucket:").setText("My-Bucket");
        assertEquals("Name the server, or the region of Amazon.", page.getErrorMessage());
        OnScreen.field(area, "Server:").setText("https://s3.eu-central-003.backblazeb2.com");

        assertTrue(page.isPageComplete(), page::getErrorMessage);
        assertEquals("my-bucket", page.name());
        assertEquals(
                new StorePlace.S3(
                        URI.create("https://s3.eu-central-003.backblazeb2.com"),
                        "eu-central-003",
                        "My-Bucket",
                        "handpick/",
                        false,
                        StorePlace.S3.Checksums.WHEN_REQUIRED,
                        StorePlace.S3.Encryption.SERVER),
                page.place());
        assertTrue(page.opening(Secrets.NONE).isPresent(), "its keys are asked for");
    }

    @Test
    void what_is_chosen_of_a_server_at_home_is_taken() {
        PlacePage page = new S3Page();
        Composite area = show(page);
        OnScreen.field(area, "Bucket:").setText("logs");
        OnScreen.field(area, "Server:").setText("https://nas.local:9000");
        OnScreen.field(area, "Region:").setText("home");
        OnScreen.field(area, "Prefix:").setText("");
        OnScreen.tick(OnScreen.button(area, "The bucket stands in the path"), true);
        OnScreen.choose(OnScreen.choice(area, "Checksums:"), "always");
        OnScreen.choose(OnScreen.choice(area, "Encryption by the server:"), "as the bucket says");
        OnScreen.field(area, "Store name:").setText("nas");

        assertTrue(page.isPageComplete(), page::getErrorMessage);
        assertEquals("nas", page.name());
        assertEquals(
                new StorePlace.S3(
                        URI.create("https://nas.local:9000"),
                        "home",
                        "logs",
                        "",
                        true,
                        StorePlace.S3.Checksums.ALWAYS,
                        new StorePlace.S3.Encryption(StorePlace.S3.Encryption.Method.NONE, "")),
                page.place());
    }

    @Test
    void a_key_of_the_service_can_be_told_where_it_is_used_and_only_there() {
        PlacePage page = new S3Page();
        Composite area = show(page);
        OnScreen.field(area, "Bucket:").setText("logs");
        OnScreen.field(area, "Region:").setText("eu-central-1");
        assertFalse(OnScreen.field(area, "Key of the service:").getEnabled());
        OnScreen.choose(OnScreen.choice(area, "Encryption by the server:"), "with the key service (SSE-KMS)");
        OnScreen.field(area, "Key of the service:").setText("alias/logs");

        assertEquals(
                new StorePlace.S3.Encryption(StorePlace.S3.Encryption.Method.SSE_KMS, "alias/logs"),
                ((StorePlace.S3) page.place()).encryption());

        OnScreen.choose(OnScreen.choice(area, "Encryption by the server:"), "with keys of the server (SSE-S3)");
        assertEquals(StorePlace.S3.Encryption.SERVER, ((StorePlace.S3) page.place()).encryption());
    }

    @Test
    void a_remote_of_rclone_is_called_as_what_stands_before_its_colon() {
        PlacePage page = new RclonePage();
        Composite area = show(page);
        OnScreen.field(area, "Remote:").setText("B2:bucket/handpick");

        assertTrue(page.isPageComplete(), page::getErrorMessage);
        assertEquals("b2", page.name());
        assertEquals(new StorePlace.Rclone("B2:bucket/handpick", "rclone"), page.place());

        OnScreen.field(area, "Store name:").setText("far");
        OnScreen.field(area, "Remote:").setText("b3:bucket");
        assertEquals("far", page.name(), "a name that a person gave stays");
        OnScreen.field(area, "Program:").setText("");
        assertFalse(page.isPageComplete());
    }
}
