package org.handpick.backup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.Disks;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.RefusedStore;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.WrongSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTest {
    @TempDir
    Path folder;

    private BackupFolder backup;

    @BeforeEach
    void dataArea() {
        backup = new BackupFolder(folder.resolve("data"));
    }

    private Stores stores() {
        return Stores.of(backup, Secrets.NONE);
    }

    private StorePlace place(String name) {
        return new StorePlace.Folder(folder.resolve(name));
    }

    @Test
    void without_any_there_is_a_folder_in_the_data_area() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        assertEquals(Map.of("local", new StorePlace.Folder(folder.resolve("data/backups"))), stores().places());
        stores().store(Optional.empty()).store().check();
    }

    @Test
    void who_only_looks_makes_no_store() throws IOException {
        Files.createDirectory(folder.resolve("data"));

        assertEquals(List.of(), stores().store(Optional.empty()).store().list());

        assertTrue(Files.notExists(folder.resolve("data/backups")));
    }

    @Test
    void two_stores_are_never_opened_with_the_same_variable() {
        stores().add("b2.a", place("a"));

        RefusedStore taken = assertThrows(RefusedStore.class, () -> stores().add("b2-a", place("b")));

        assertTrue(taken.getMessage().contains("HANDPICK_B2_A_PASSPHRASE"), taken.getMessage());
    }

    @Test
    void what_was_added_is_there_after_a_start() {
        stores().add("usb", place("usb")).add("nas", place("nas"));

        assertEquals(Map.of("usb", place("usb"), "nas", place("nas")), stores().places());
        assertEquals("nas", stores().store(Optional.of("nas")).name());
        stores().store(Optional.of("nas")).store().check();
        RefusedStore several = assertThrows(RefusedStore.class, () -> stores().store(Optional.empty()));
        assertTrue(several.getMessage().contains("nas, usb"), several.getMessage());
        stores().remove("nas");
        assertEquals("usb", stores().store(Optional.empty()).name());
        assertTrue(Files.exists(folder.resolve("nas")), "what is in it stays");
    }

    @Test
    void what_was_added_elsewhere_meanwhile_stays() {
        Stores read = stores();
        stores().add("usb", place("usb"));

        Stores both = read.add("nas", place("nas"));

        assertEquals(Map.of("usb", place("usb"), "nas", place("nas")), both.places());
        assertEquals(both.places(), stores().places());
        RefusedStore taken = assertThrows(RefusedStore.class, () -> read.add("usb", place("other")));
        assertTrue(taken.getMessage().contains("already"), taken.getMessage());
        assertEquals(Map.of("nas", place("nas")), both.remove("usb").places());
    }

    @Test
    void what_is_no_second_place_is_refused() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        stores().add("usb", place("usb"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("usb"));
        Files.createSymbolicLink(folder.resolve("back"), folder.resolve("data"));

        assertRefused("is in the data area", place("data/safe"));
        assertRefused("is in the data area", place("back/safe"));
        assertRefused("the store usb is in that place already", place("usb"));
        assertRefused("the store usb is in that place already", new StorePlace.Encrypted(place("usb")));
        assertRefused("is in the folder of the store usb", place("usb/below"));
        assertRefused("is in the folder of the store usb", place("link"));
        assertTrue(Files.notExists(folder.resolve("data/safe")));
        stores().add("next", place("usb-2"));
        StorePlace remote = new StorePlace.Rclone("b2:bucket", "rclone");
        stores().refusePlace(remote);
    }

    private void assertRefused(String why, StorePlace place) {
        RefusedStore refused = assertThrows(RefusedStore.class, () -> stores().add("other", place));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
        assertThrows(RefusedStore.class, () -> stores().refusePlace(place));
    }

    /** A disk for each letter with which the name of a folder begins. */
    private Stores onDisks() {
        return Stores.of(
                backup, Secrets.NONE, path -> folder.relativize(path).toString().substring(0, 1));
    }

    @Test
    void what_breaks_together_is_told() {
        onDisks().add("near", place("d-near")).add("usb", place("u-1"));

        assertEquals(Set.of("near"), onDisks().warnings().keySet());
        assertTrue(onDisks().warnings().get("near").contains("is on the disk of the data"));
        assertTrue(onDisks().warningOf("nearer", place("d-2")).orElseThrow().contains("is on the disk of the data"));
        assertTrue(onDisks().warningOf("more", place("u-2")).orElseThrow().contains("is on the disk of the store usb"));
        assertEquals(Optional.empty(), onDisks().warningOf("more", place("x")));
        assertEquals(Optional.empty(), onDisks().warningOf("far", new StorePlace.Rclone("b2:bucket", "rclone")));
    }

    @Test
    void of_all_stores_each_disk_is_asked_for_once_and_what_is_away_is_not_warned_of() throws IOException {
        onDisks().add("near", place("d-near")).add("usb", place("u-1")).add("nas", place("n-1"));
        Files.delete(folder.resolve("d-near/.handpick-store")); // the disk of the data is where it would be mounted
        List<Path> asked = new ArrayList<>();

        Stores stores = Stores.of(backup, Secrets.NONE, path -> {
            asked.add(path);
            return "one";
        });

        assertEquals(Set.of("usb", "nas"), stores.warnings().keySet());
        assertEquals(3, asked.size(), asked::toString);
        assertEquals(3, Set.copyOf(asked).size(), asked::toString);
    }

    @Test
    void the_disk_of_what_is_not_plugged_in_is_not_known() throws IOException {
        onDisks().add("near", place("d-near")).add("usb", place("u-1"));
        assertEquals(
                new Disks(Optional.of("d"), Map.of("near", "d", "usb", "u")),
                onDisks().disks());

        Files.delete(folder.resolve("u-1/.handpick-store"));

        assertEquals(new Disks(Optional.of("d"), Map.of("near", "d")), onDisks().disks());
        assertTrue(stores().disks().ofData().isPresent(), "a real one");
        assertEquals(Set.of("near"), stores().disks().ofStores().keySet());
    }

    @Test
    void a_store_is_tested_with_secrets_that_are_kept_when_it_is_added() {
        StorePlace place = new StorePlace.Encrypted(place("usb"));

        stores().with((store, secret) -> Optional.of("correct horse battery")).add("usb", place);

        assertEquals(Map.of("usb", place), stores().places());
    }

    @Test
    void an_encrypted_place_is_encrypted_after_a_start_too() throws IOException {
        StorePlace place = new StorePlace.Encrypted(place("usb"));
        Secrets secrets =
                (store, secret) -> Optional.of("correct horse battery").filter(_ -> secret.equals("passphrase"));

        Stores.of(backup, secrets).add("usb", place);

        assertEquals(Map.of("usb", place), stores().places());
        assertTrue(stores().places().get("usb").isEncrypted());
        assertTrue(Files.readString(backup.stores()).contains("\"encrypted\": true"));
        assertTrue(!Files.readString(backup.stores()).contains("correct"), "there is no secret in it");
        Stores.of(backup, secrets).store(Optional.of("usb")).store().check();
        assertThrows(MissingSecret.class, () -> stores().store(Optional.of("usb")));
    }

    @Test
    void without_a_passphrase_and_with_one_that_is_soon_guessed_nothing_is_encrypted() {
        StorePlace place = new StorePlace.Encrypted(place("usb"));

        assertThrows(MissingSecret.class, () -> stores().add("usb", place));
        assertThrows(
                StoreFailure.class,
                () -> Stores.of(backup, (store, secret) -> Optional.of("12345678901"))
                        .add("usb", place));

        assertTrue(Files.notExists(folder.resolve("usb")));
        assertThrows(IllegalArgumentException.class, () -> new StorePlace.Encrypted(place));
    }

    @Test
    void a_bucket_stands_in_the_list_with_all_that_is_said_of_it_but_its_keys() throws IOException {
        String text = """
                {
                  "b2": {
                    "kind": "s3",
                    "endpoint": "https://s3.us-west-004.backblazeb2.com",
                    "region": "us-west-004",
                    "bucket": "shelf",
                    "prefix": "handpick/",
                    "path_style": false,
                    "checksums": "when-required",
                    "encryption": {
                      "method": "sse-s3",
                      "key": ""
                    }
                  }
                }
                """;
        URI endpoint = URI.create("https://s3.us-west-004.backblazeb2.com");
        StorePlace.S3 bucket = new StorePlace.S3(
                endpoint,
                StorePlace.S3.regionOf(endpoint),
                "shelf",
                "handpick/",
                false,
                StorePlace.S3.checksumsFor(endpoint),
                StorePlace.S3.Encryption.SERVER);
        Files.createDirectories(backup.folder());
        Files.writeString(backup.stores(), text);

        assertEquals(Map.of("b2", bucket), stores().places());
        stores().add("usb", place("usb")).remove("usb");
        assertEquals(text, Files.readString(backup.stores()));
    }

    @Test
    void a_server_of_amazon_is_known_by_its_region_and_takes_checksums() {
        URI amazon = StorePlace.S3.amazon("eu-central-1");

        assertEquals(URI.create("https://s3.eu-central-1.amazonaws.com"), amazon);
        assertEquals("eu-central-1", StorePlace.S3.regionOf(amazon));
        assertEquals(StorePlace.S3.Checksums.ALWAYS, StorePlace.S3.checksumsFor(amazon));
        assertEquals("us-east-1", StorePlace.S3.regionOf(URI.create("http://nas.local:9000")));
    }

    @Test
    void far_places_are_read_as_they_were_written() throws IOException {
        Files.createDirectories(backup.folder());
        Files.writeString(backup.stores(), """
                {"gdrive": {"kind": "drive", "folder": "Backups", "within": "0A-b_c"},
                 "far": {"kind": "rclone", "remote": "b2:bucket/handpick", "program": "/opt/rclone"},
                 "old": {"kind": "folder", "folder": "/old"}}
                """);

        stores().remove("old");

        assertEquals(
                Map.of(
                        "gdrive", new StorePlace.Drive("Backups", "0A-b_c"),
                        "far", new StorePlace.Rclone("b2:bucket/handpick", "/opt/rclone")),
                stores().places());
    }

    @Test
    void a_place_that_can_not_be_written_is_not_added() throws IOException {
        Files.writeString(folder.resolve("file"), "x");

        assertThrows(StoreFailure.class, () -> stores().add("usb", place("file/below")));

        assertEquals(List.of("local"), List.copyOf(stores().places().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Big", "a b", "../x", "-x"})
    void a_name_that_is_none_is_refused(String name) {
        assertThrows(RefusedStore.class, () -> stores().add(name, place("usb")));
    }

    @Test
    void names_are_taken_once_and_unknown_ones_are_told() {
        stores().add("usb", place("usb"));

        assertThrows(RefusedStore.class, () -> stores().add("usb", place("other")));
        assertThrows(RefusedStore.class, () -> stores().remove("nas"));
        assertThrows(RefusedStore.class, () -> stores().store(Optional.of("nas")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"a\":null}",
                "{\"a\":{}}",
                "{\"a\":{\"kind\":\"cloud\",\"folder\":\"/x\"}}",
                "{\"a\":{\"kind\":\"folder\"}}",
                "{\"a\":{\"kind\":\"s3\",\"bucket\":\"shelf\"}}",
                "{\"a\":\"/x\"}",
                "{\"a\":{\"kind\":\"drive\",\"folder\":\"x\"}}",
                "{\"a\":{\"kind\":\"rclone\",\"remote\":\"b2,key=k:x\",\"program\":\"rclone\"}}"
            })
    void a_list_that_can_not_be_understood_is_told_by_its_name(String text) throws IOException {
        Files.createDirectories(backup.folder());
        Files.writeString(backup.stores(), text);

        WrongSettings wrong = assertThrows(WrongSettings.class, this::stores);

        assertTrue(wrong.getMessage().contains("stores.json"), wrong.getMessage());
    }
}
