package org.handpick.backup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.backup.BackupFolder;
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
    void what_was_added_is_there_after_a_start() {
        stores().add("usb", place("usb")).add("nas", place("nas"));

        assertEquals(Map.of("usb", place("usb"), "nas", place("nas")), stores().places());
        assertEquals("nas", stores().store(Optional.of("nas")).name());
        stores().store(Optional.of("nas")).store().check();
        WrongSettings several = assertThrows(WrongSettings.class, () -> stores().store(Optional.empty()));
        assertTrue(several.getMessage().contains("nas, usb"), several.getMessage());
        stores().remove("nas");
        assertEquals("usb", stores().store(Optional.empty()).name());
        assertTrue(Files.exists(folder.resolve("nas")), "what is in it stays");
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
        assertThrows(WrongSettings.class, () -> stores().add(name, place("usb")));
    }

    @Test
    void names_are_taken_once_and_unknown_ones_are_told() {
        stores().add("usb", place("usb"));

        assertThrows(WrongSettings.class, () -> stores().add("usb", place("other")));
        assertThrows(WrongSettings.class, () -> stores().remove("nas"));
        assertThrows(WrongSettings.class, () -> stores().store(Optional.of("nas")));
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
