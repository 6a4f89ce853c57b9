package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.backup.store.AgeProgram;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing above a store knows that what is in it is encrypted. */
class EncryptedBackupTest {
    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    Path folder;

    private Ground ground;
    private NamedStore store;

    @BeforeEach
    void logs() throws IOException {
        ground = Ground.withLogs(folder);
        store = store(PASSPHRASE);
    }

    private NamedStore store(String passphrase) {
        Secrets secrets = (name, secret) -> Optional.of(passphrase);
        return new NamedStore(
                "shelf",
                new StorePlace.Encrypted(new StorePlace.Folder(ground.stored))
                        .prepare(new Credentials("shelf", secrets)));
    }

    private List<StoredBackup> backups() {
        return new ListBackups(ground.backup, store).run(Progress.NONE);
    }

    private Verify.Checked verify(NamedStore where) {
        return new Verify(ground.backup, where, 100, ground.clock()).run(Progress.NONE);
    }

    @Test
    void the_whole_circle() throws IOException {
        Map<String, String> logs = Ground.world(ground.data);
        BackUp.Made made = ground.backUp(store, Progress.NONE);
        ground.at("2026-11-22T03:00:00Z");
        BackUp.Made second = ground.backUp(store, Progress.NONE);

        assertEquals(2, verify(store).sound().size());
        assertEquals(second.bytes(), backups().getFirst().bytes());
        assertTrue(backups().getFirst().verified().isPresent());
        new Drill(ground.backup, store, Ground.SCOPE, ground.clock()).run(Progress.NONE);
        Path to = folder.resolve("back");
        new Restore(ground.backup, store, Restore.Wish.NEWEST, to).run(Progress.NONE);
        assertEquals(logs.get(Ground.LOG), Files.readString(to.resolve(Ground.LOG)));
        Prune.Pruned pruned = new Prune(
                        ground.backup, store, new Retention(0, 1, 0, 0, 20), Prune.Extent.CAREFUL, ground.clock())
                .run(Progress.NONE);
        assertEquals(List.of(made.name()), pruned.deleted());
        assertEquals(
                List.of(second.name().sums() + ".age", second.name() + ".age"),
                Ground.world(ground.stored).keySet().stream().toList());
    }

    @Test
    void another_passphrase_damages_nothing() {
        ground.backUp(store, Progress.NONE);

        StoreFailure failure = assertThrows(StoreFailure.class, () -> verify(store("another passphrase")));

        assertTrue(failure.getMessage().contains("passphrase"), failure.getMessage());
        assertEquals(Optional.empty(), backups().getFirst().damage());
        assertTrue(backups().getFirst().verified().isPresent());
    }

    @Test
    void what_was_altered_is_damaged() throws IOException {
        BackUp.Made made = ground.backUp(store, Progress.NONE);
        Path archive = ground.stored.resolve(made.name() + ".age");
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);

        DamagedArchive damaged = verify(store).damaged().getFirst();

        assertTrue(damaged.getMessage().contains("is not what was encrypted"), damaged.getMessage());
        assertTrue(backups().getFirst().damage().isPresent());
    }

    @Test
    void sums_that_were_altered_are_damage_too() throws IOException {
        BackUp.Made made = ground.backUp(store, Progress.NONE);
        Path sums = ground.stored.resolve(made.name().sums() + ".age");
        byte[] bytes = Files.readAllBytes(sums);
        bytes[bytes.length - 1] ^= 1;
        Files.write(sums, bytes);

        assertEquals(1, verify(store).damaged().size());
    }

    /** As the runbook has it. */
    @Test
    void age_tar_and_sha256sum_alone_restore_it() throws IOException {
        Map<String, String> logs = Ground.world(ground.data);
        String name = ground.backUp(store, Progress.NONE).name().stamp();

        for (String object : List.of("handpick-" + name + ".tar.gz", "handpick-" + name + ".SHA256SUMS")) {
            AgeProgram.run(
                    ground.stored, PASSPHRASE + "\n", "age --decrypt --output " + object + " " + object + ".age");
        }
        Ground.run(ground.stored, "sha256sum", "--check", "--ignore-missing", "handpick-" + name + ".SHA256SUMS");
        Path back = Files.createDirectory(folder.resolve("back"));
        Ground.run(back, "tar", "xzf", ground.stored + "/handpick-" + name + ".tar.gz");
        Ground.run(
                back, "sha256sum", "--check", "--ignore-missing", ground.stored + "/handpick-" + name + ".SHA256SUMS");

        assertEquals(logs.get(Ground.LOG), Files.readString(back.resolve(Ground.LOG)));
    }
}
