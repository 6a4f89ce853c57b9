package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.backup.store.drive.DriveFault;
import org.handpick.backup.store.drive.DriveServer;
import org.handpick.core.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole circle in places that are not on this disk: a backup is made, everything is lost, and it comes back. */
class FarStoresTest {
    @TempDir
    Path folder;

    private Ground ground;
    private DriveServer drive;

    @BeforeEach
    void logs() throws IOException {
        ground = Ground.withLogs(folder);
        drive = new DriveServer();
        new SecretsFile(ground.backup)
                .keep(
                        "far",
                        Map.of(
                                "test-server", drive.address(),
                                "client-id", DriveServer.CLIENT_ID,
                                "client-secret", DriveServer.CLIENT_SECRET,
                                "refresh-token", DriveServer.REFRESH_TOKEN));
    }

    @AfterEach
    void stop() {
        drive.close();
    }

    private NamedStore far(StorePlace place) {
        return Stores.of(ground.backup, new SecretsFile(ground.backup))
                .add("far", place)
                .store(Optional.of("far"));
    }

    private StorePlace rclone() throws IOException {
        Path settings = Files.writeString(folder.resolve("rclone.conf"), "[shelf]\ntype = local\n");
        Path program = Files.writeString(
                folder.resolve("rclone"), "#!/bin/sh\nRCLONE_CONFIG='" + settings + "' exec rclone \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new StorePlace.Rclone("shelf:" + folder.resolve("far"), program.toString());
    }

    @Test
    void in_google_drive() throws IOException {
        goesRound(far(new StorePlace.Drive("Backups", "")));

        assertEquals(2, drive.names().size(), "the archive, and its sums");
    }

    @Test
    void by_rclone() throws IOException {
        goesRound(far(rclone()));
    }

    private void goesRound(NamedStore far) throws IOException {
        BackUp.Made made = ground.backUp(far, Progress.NONE);
        new Drill(ground.backup, far, Ground.SCOPE, ground.clock()).run(Progress.NONE);
        Map<String, String> before = logs(ground.data);

        BackupFolder.delete(ground.data); // with what is known of the backups, too
        new Restore(
                        new BackupFolder(folder.resolve("empty")),
                        far,
                        new Restore.Wish(Optional.empty(), Optional.empty(), OptionalLong.empty()),
                        ground.data)
                .run(Progress.NONE);

        assertEquals(before, logs(ground.data));
        assertTrue(before.containsKey(Ground.LOG));
        assertEquals(
                List.of(made.name()),
                new ListBackups(ground.backup, far)
                        .run(Progress.NONE).stream().map(StoredBackup::name).toList());
        assertTrue(new Verify(ground.backup, far, 100, ground.clock())
                .run(Progress.NONE)
                .damaged()
                .isEmpty());
    }

    private static Map<String, String> logs(Path data) throws IOException {
        Map<String, String> world = new TreeMap<>(Ground.world(data));
        world.keySet().removeIf(name -> name.startsWith("backup/") || name.contains("/checkpoints/"));
        return world;
    }

    @Test
    void a_backup_that_is_cut_on_its_way_is_none() {
        NamedStore far = far(new StorePlace.Drive("Backups", ""));
        drive.plan("PUT /upload", DriveFault.first(() -> {})); // the sums
        drive.plan("PUT /upload", DriveFault.refuse(403, "storageQuotaExceeded"));

        StoreFailure full = assertThrows(StoreFailure.class, () -> ground.backUp(far, Progress.NONE));

        assertTrue(full.getMessage().contains("the Drive is full"), full.getMessage());
        assertEquals(List.of(), new ListBackups(ground.backup, far).run(Progress.NONE));
    }

    @Test
    void no_secret_is_written_down_but_in_the_one_place() throws IOException {
        NamedStore far = far(new StorePlace.Drive("Backups", ""));
        ground.backUp(far, Progress.NONE);
        drive.plan("GET /drive", DriveFault.refuse(400, "badRequest"));
        assertThrows(StoreFailure.class, () -> ground.backUp(far, Progress.NONE));

        Map<String, String> world = Ground.world(ground.data);
        assertTrue(world.remove("backup/secrets.json").contains("sesame"));
        world.forEach((name, text) -> assertFalse(text.contains("sesame"), name));
        assertTrue(
                world.containsKey("backup/stores.json") && world.containsKey("backup/history.jsonl"),
                world.keySet().toString());
    }
}
