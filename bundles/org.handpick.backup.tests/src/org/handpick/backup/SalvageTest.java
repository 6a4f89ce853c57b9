package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalvageTest {
    /** Its bytes can't be packed, so that where a byte of it stands in the archive is known well enough. */
    private static final String LARGE = "file_operations_logs/a.log";

    private static final String LONG = "training/" + "ä-very-long-name-".repeat(8) + ".csv";
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private Ground ground;
    private BackupName name;
    private Path archive;
    private byte[] sound;
    private Map<String, String> stored;

    @BeforeEach
    void backUp() throws IOException {
        ground = Ground.withLogs(folder);
        byte[] noise = new byte[4 * MEGABYTE];
        new Random(7).nextBytes(noise);
        Ground.rest(Files.write(ground.data.resolve(LARGE), noise));
        ground.write(LONG, "a,b\r\n1,2\r\n");
        Files.setPosixFilePermissions(ground.data.resolve(Ground.LOG), PosixFilePermissions.fromString("rw-------"));
        name = ground.backUp().name();
        archive = ground.stored.resolve(name.archive());
        sound = Files.readAllBytes(archive);
        stored = new HashMap<>(Ground.world(ground.data));
        stored.keySet().removeIf(path -> path.startsWith("backup/") || path.contains("checkpoints"));
    }

    private Path saved() {
        return folder.resolve("saved");
    }

    private Salvage.Salvaged salvage(Optional<String> file) {
        return new Salvage(ground.backup, ground.store, Optional.of(name), file, OptionalLong.empty(), saved())
                .run(Progress.NONE);
    }

    @Test
    void no_more_is_saved_than_there_is_room_for() {
        RefusedRestore refused = assertThrows(
                RefusedRestore.class,
                () -> new Salvage(
                                ground.backup,
                                ground.store,
                                Optional.of(name),
                                Optional.of(LARGE),
                                OptionalLong.of(4 * MEGABYTE - 1),
                                saved())
                        .run(Progress.NONE));

        assertEquals(
                name + ": its files have 4,194,304 bytes, and there is room for 4,194,303; nothing was saved",
                refused.getMessage());
        assertFalse(Files.exists(saved()));
    }

    private void assertSaved(Salvage.Salvaged salvaged) throws IOException {
        Map<String, String> expected = new HashMap<>(stored);
        expected.keySet().removeAll(salvaged.lost());
        assertEquals(expected, Ground.world(saved()));
        assertEquals(expected.size(), salvaged.files().size());
    }

    @Test
    void of_a_sound_backup_everything_comes_back() throws IOException {
        Salvage.Salvaged salvaged = salvage(Optional.empty());

        assertEquals(List.of(), salvaged.lost());
        assertSaved(salvaged);
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(saved().resolve(Ground.LOG)));
    }

    @Test
    void damage_takes_the_file_that_it_is_in_and_none_behind_it() throws IOException {
        Ground.rot(archive, sound, MEGABYTE + MEGABYTE / 2);
        ground.verify();
        Restore restore = new Restore(ground.backup, ground.store, Restore.Wish.NEWEST, folder.resolve("whole"));
        assertThrows(RefusedRestore.class, () -> restore.run(Progress.NONE));

        Salvage.Salvaged salvaged = salvage(Optional.empty());

        assertEquals(List.of(LARGE), salvaged.lost());
        assertSaved(salvaged);
        assertEquals(1, ground.backups().size(), "it is still there, and damaged");
        assertTrue(ground.backups().getFirst().damage().isPresent());
    }

    @Test
    void one_file_of_it_can_be_asked_for() throws IOException {
        Ground.rot(archive, sound, MEGABYTE + MEGABYTE / 2);

        assertEquals(List.of(), salvage(Optional.of(Ground.LOG)).lost());
        assertEquals(Map.of(Ground.LOG, stored.get(Ground.LOG)), Ground.world(saved()));
    }

    @Test
    void where_blocks_are_gone_with_their_beginnings_what_is_behind_them_is_found() throws IOException {
        byte[] bytes = sound.clone();
        Arrays.fill(bytes, MEGABYTE / 2, 3 * MEGABYTE, (byte) 0);
        Files.write(archive, bytes);

        Salvage.Salvaged salvaged = salvage(Optional.empty());

        assertEquals(List.of(LARGE), salvaged.lost());
        assertSaved(salvaged);
    }

    @Test
    void of_an_archive_that_ends_early_what_is_before_comes_back() throws IOException {
        ground.write("file_operations_logs/0.log", "{}\n".repeat(10));
        name = ground.at("2026-11-22T03:00:00Z").backUp().name();
        byte[] all = Files.readAllBytes(ground.stored.resolve(name.archive()));
        Files.write(ground.stored.resolve(name.archive()), Arrays.copyOf(all, 2 * MEGABYTE));

        Salvage.Salvaged salvaged = salvage(Optional.empty());

        assertEquals(
                List.of("file_operations_logs/0.log"),
                List.copyOf(Ground.world(saved()).keySet()));
        assertTrue(salvaged.lost().containsAll(stored.keySet()), salvaged.lost()::toString);
    }

    @Test
    void nothing_that_is_damaged_comes_back_wherever_the_damage_is() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            byte[] bytes = sound.clone();
            int head = 4096;
            int at = head + random.nextInt(bytes.length - head);
            Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(64)), (byte) random.nextInt());
            Files.write(archive, bytes);
            try {
                salvage(Optional.empty())
                        .files()
                        .forEach(file -> assertEquals(
                                stored.get(file.path()),
                                world().get(file.path()),
                                () -> "seed " + seed + ", byte " + at));
            } catch (DamagedArchive | RefusedRestore e) {
                assertFalse(Files.exists(saved()), () -> "seed " + seed + ": " + e.getMessage());
            }
            BackupFolder.delete(saved());
        }
    }

    private Map<String, String> world() {
        try {
            return Ground.world(saved());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void where_nothing_is_sound_no_folder_appears() throws IOException {
        Ground.rot(archive, sound, MEGABYTE + MEGABYTE / 2);

        RefusedRestore refused = assertThrows(RefusedRestore.class, () -> salvage(Optional.of(LARGE)));

        assertTrue(refused.getMessage().contains(LARGE), refused.getMessage());
        assertThrows(RefusedRestore.class, () -> salvage(Optional.of("training/none.csv")));
        Files.write(archive, Arrays.copyOf(sound, 30));
        assertThrows(DamagedArchive.class, () -> salvage(Optional.empty()));
        assertEquals(Map.of(), Ground.world(saved()));
        assertFalse(Files.exists(saved()));
        Files.createDirectory(saved());
        Files.write(archive, sound);
        assertThrows(RefusedRestore.class, () -> salvage(Optional.empty()), "it is no folder of its own");
    }
}
