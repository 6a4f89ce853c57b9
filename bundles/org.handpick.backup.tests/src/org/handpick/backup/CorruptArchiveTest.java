package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that rot in a store. */
class CorruptArchiveTest {
    private static final int FLIPS = 1000;

    @TempDir
    Path folder;

    private Ground ground;
    private BackupName name;
    private Path archive;
    private byte[] sound;

    @BeforeEach
    void stored() throws IOException {
        ground = Ground.withLogs(folder);
        ground.log(400);
        name = ground.backUp().name();
        archive = ground.stored.resolve(name.archive());
        sound = Files.readAllBytes(archive);
    }

    private Path restored() {
        return folder.resolve("restored");
    }

    private DamagedArchive refused(String story) {
        DamagedArchive refused = assertThrows(
                DamagedArchive.class,
                () -> new StoredArchive(ground.store, name)
                        .all(
                                ground.backups().getFirst().stored(),
                                Optional.empty(),
                                _ -> {},
                                (_, _) -> StoredArchive.Sink.NONE,
                                Progress.NONE),
                story);
        assertTrue(refused.getMessage().startsWith(name.archive() + ": "), refused.getMessage());
        return refused;
    }

    @Test
    void a_flipped_bit_is_found_wherever_it_is() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int flip = 0; flip < FLIPS; flip++) {
            byte[] bytes = sound.clone();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(archive, bytes);

            refused("seed " + seed + ", byte " + at);
        }
    }

    @Test
    void an_archive_that_ends_too_early_is_found_wherever_it_ends() throws IOException {
        for (int length = 0; length < sound.length; length += Math.max(1, sound.length / 300)) {
            Files.write(archive, Arrays.copyOf(sound, length));

            refused("length " + length);
        }
    }

    @Test
    void what_stands_behind_the_end_is_found_too() throws IOException {
        byte[] longer = Arrays.copyOf(sound, sound.length + 10);
        longer[sound.length + 3] = 7;
        Files.write(archive, longer);

        refused("garbage behind it");
    }

    @Test
    void the_file_that_is_damaged_is_named() throws IOException {
        ground.log(200_000);
        name = ground.backUp().name();
        archive = ground.stored.resolve(name.archive());
        Ground.rot(archive);

        assertTrue(
                refused("middle").getMessage().contains(Ground.LOG),
                refused("middle").getMessage());
    }

    @Test
    void what_is_damaged_is_listed_so_and_is_not_restored() throws IOException {
        Ground.rot(archive);
        Restore restore = new Restore(ground.backup, ground.store, Restore.Wish.NEWEST, restored());

        assertThrows(DamagedArchive.class, () -> restore.run(Progress.NONE));
        assertFalse(Files.exists(restored()));
        assertEquals(1, ground.verify().damaged().size());
        assertTrue(ground.backups().getFirst().damage().isPresent());
        assertTrue(ground.backups().getFirst().verified().isEmpty());
        assertThrows(RefusedRestore.class, () -> restore.run(Progress.NONE));

        Files.write(archive, sound);
        assertEquals(1, ground.verify().sound().size());
        assertTrue(ground.backups().getFirst().damage().isEmpty());
    }

    @Test
    void another_archive_in_its_place_is_found_although_it_is_whole() throws IOException {
        Ground other = Ground.withLogs(folder.resolve("other")).at(Ground.SUNDAY);
        other.log(300);
        BackupName theirs = other.backUp().name();
        assertEquals(name, theirs);
        Map<String, String> before = Ground.world(other.stored);
        for (String object : before.keySet()) {
            Files.copy(
                    other.stored.resolve(object), ground.stored.resolve(object), StandardCopyOption.REPLACE_EXISTING);
        }
        refusedAsOther();
    }

    private void refusedAsOther() {
        // its length differs from what was verified, so that check does not count; the hash from when it was stored
        // does
        History.Verified stored = ground.backup.history().read().events().stream()
                .flatMap(event -> event instanceof History.Verified verified ? Stream.of(verified) : Stream.empty())
                .findFirst()
                .orElseThrow();
        DamagedArchive refused = assertThrows(
                DamagedArchive.class,
                () -> new BackupCheck(ground.backup, ground.store, ground.clock())
                        .check(
                                ground.backups().getFirst().stored(),
                                name,
                                Optional.of(stored.sha256()),
                                Progress.NONE));
        assertTrue(refused.getMessage().contains("it is not the archive that was stored"), refused.getMessage());
    }

    @Test
    void sums_of_something_else_are_found() throws IOException {
        Path sums = ground.stored.resolve(name.sums());
        Files.writeString(sums, Files.readString(sums).replaceFirst("[0-9]", "x"));

        assertTrue(refused("sums").getMessage().contains(name.sums()));
    }

    @Test
    void a_line_that_breaks_is_no_damage() {
        NamedStore cut = new NamedStore("shelf", new FaultyStore(ground.store.store()) {
            @Override
            int readable(String object, int bytes) {
                return 200;
            }
        });

        assertThrows(StoreFailure.class, () -> new Verify(ground.backup, cut, 100, ground.clock()).run(Progress.NONE));

        assertTrue(ground.backups().getFirst().damage().isEmpty());
        assertTrue(ground.backups().getFirst().verified().isPresent());
    }
}
