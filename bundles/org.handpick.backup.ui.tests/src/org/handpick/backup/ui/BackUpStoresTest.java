package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.ListBackups;
import org.handpick.backup.NamedStore;
import org.handpick.backup.PreviewRestore;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackUpStoresTest {
    @TempDir
    Path folder;

    private BackupFolder backup;
    private Stores stores;

    @BeforeEach
    void write_a_log() throws IOException {
        backup = new BackupFolder(folder.resolve("data"));
        Path log = folder.resolve("data/training/select_crop_log.csv");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "session_id,set_id\r\ns,t_1\r\ns,t_2\r\n");
        stores = Stores.of(backup, Secrets.NONE).add("usb", new StorePlace.Folder(folder.resolve("usb")));
    }

    @Test
    void each_store_gets_a_backup_and_a_sentence() {
        stores = stores.add("nas", new StorePlace.Folder(folder.resolve("nas")));

        BackUpStores.Outcome outcome = backUp("nas", "usb");

        assertEquals(List.of(), outcome.failed());
        assertTrue(words(outcome).startsWith("nas: 2 files with 2 records backed up, "), words(outcome));
        assertEquals(1, new ListBackups(backup, open("usb")).run(Progress.NONE).size());
    }

    @Test
    void a_store_that_fails_stops_no_other() throws IOException {
        stores = stores.add("gone", new StorePlace.Folder(folder.resolve("gone")));
        Files.delete(folder.resolve("gone/.handpick-store"));

        BackUpStores.Outcome outcome = backUp("gone", "usb");

        assertEquals(1, outcome.failed().size());
        assertTrue(outcome.failed().getFirst().startsWith("gone: no backup was made. "), words(outcome));
        assertEquals(
                List.of(Optional.of("gone"), Optional.empty()),
                outcome.lines().stream().map(Said.Line::failing).toList());
        assertEquals(1, new ListBackups(backup, open("usb")).run(Progress.NONE).size());
    }

    @Test
    void what_was_not_found_is_told() {
        BackUpStores.Outcome outcome = new BackUpStores(
                        backup, stores, List.of("usb"), List.of(folder.resolve("unplugged")))
                .run(Progress.NONE);

        assertTrue(words(outcome).contains(folder.resolve("unplugged").toString()), words(outcome));
    }

    @Test
    void what_a_restore_would_do_is_told_before() throws IOException {
        backUp("usb");
        Path log = folder.resolve("data/training/select_crop_log.csv");
        Files.writeString(log, Files.readString(log) + "s,t_3\r\n");
        NamedStore usb = open("usb");
        PreviewRestore.Preview preview = new PreviewRestore(
                        backup,
                        usb,
                        new ListBackups(backup, usb)
                                .run(Progress.NONE)
                                .getFirst()
                                .name(),
                        Optional.empty(),
                        folder.resolve("data"))
                .run(Progress.NONE);

        assertEquals(
                "1 file takes the place of another, 1 file stands there already. 1 record newer than the backup would be moved aside.",
                RestoreWords.sum(preview));
        assertEquals(
                "comes back with 2 records; the one there, with 3, is moved aside",
                RestoreWords.fate(preview.lines().getLast()));
    }

    private static String words(BackUpStores.Outcome outcome) {
        return outcome.lines().stream().map(Said.Line::sentence).collect(Collectors.joining("\n"));
    }

    private BackUpStores.Outcome backUp(String... names) {
        return new BackUpStores(backup, stores, List.of(names), List.of()).run(Progress.NONE);
    }

    private NamedStore open(String name) {
        return stores.store(Optional.of(name));
    }
}
