package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.handpick.backup.Restore.Wish;
import org.handpick.backup.store.FolderStore;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    @TempDir
    Path folder;

    private Ground ground;
    private Map<String, String> whole;

    @BeforeEach
    void backedUp() throws IOException {
        ground = Ground.withLogs(folder);
        ground.backUp();
        whole = Ground.world(ground.data);
        whole.remove(Ground.RUN + "checkpoints/best");
        whole.keySet().removeIf(name -> name.startsWith("backup/"));
    }

    private Path target() {
        return folder.resolve("target");
    }

    private Restore.Restored restore(Wish wish, Path target) {
        return restore(wish, target, Disk.LOCAL);
    }

    private Restore.Restored restore(Wish wish, Path target, Disk disk) {
        return new Restore(ground.backup, ground.store, wish, target, ground.clock(), disk).run(Progress.NONE);
    }

    private static Wish at(String time) {
        return new Wish(
                Optional.of(new Restore.Which.AsOf(Instant.parse(time))), Optional.empty(), OptionalLong.empty());
    }

    private static Wish file(String path) {
        return new Wish(Optional.empty(), Optional.of(path), OptionalLong.empty());
    }

    @Test
    void what_stands_in_the_way_is_kept_and_what_is_not_in_the_backup_stays() throws IOException {
        Files.createDirectories(target().resolve("training"));
        Files.writeString(target().resolve(Ground.LOG), "precious");
        Files.writeString(
                target().resolve("training/suggestion_log.jsonl"), whole.get("training/suggestion_log.jsonl"));
        Files.writeString(target().resolve("notes.txt"), "mine");

        Restore.Restored restored = restore(Wish.NEWEST, target());

        Map<String, String> after = Ground.world(target());
        assertEquals("mine", after.remove("notes.txt"));
        assertEquals("precious", after.remove("replaced-20261122T020000Z/" + Ground.LOG));
        assertEquals(whole, after);
        assertEquals(1, restored.unchanged());
        assertEquals(Optional.of(target().resolve("replaced-20261122T020000Z")), restored.replaced());
    }

    @Test
    void a_second_restore_changes_nothing() throws IOException {
        restore(Wish.NEWEST, target());

        Restore.Restored again = restore(Wish.NEWEST, target());

        assertEquals(whole, Ground.world(target()));
        assertEquals(whole.size(), again.unchanged());
        assertEquals(Optional.empty(), again.replaced());
    }

    @Test
    void files_come_back_with_their_times() throws IOException {
        restore(Wish.NEWEST, target());

        assertEquals(
                Files.getLastModifiedTime(ground.data.resolve(Ground.LOG)),
                Files.getLastModifiedTime(target().resolve(Ground.LOG)));
    }

    @Test
    void what_nobody_else_could_read_nobody_else_can_read_again() throws IOException {
        Path log = ground.data.resolve(Ground.LOG);
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
        BackUp.Made made = ground.at("2026-11-29T02:00:00Z").backUp();

        restore(Wish.NEWEST, target());
        Path by = Files.createDirectory(folder.resolve("by"));
        Ground.run(
                by, "tar", "xzf", ground.stored.resolve(made.name().archive()).toString());

        for (Path back : List.of(target(), by)) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(back.resolve(Ground.LOG))));
        }
        assertEquals(
                "rw-r--r--",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(target().resolve(Ground.RUN + "config.yaml"))));
    }

    @Test
    void one_file_comes_back_alone() throws IOException {
        Restore.Restored restored = restore(file(Ground.LOG), target());

        assertEquals(Map.of(Ground.LOG, whole.get(Ground.LOG)), Ground.world(target()));
        assertEquals(1, restored.files().size());
    }

    @Test
    void a_file_that_is_not_in_the_backup_is_told() {
        RefusedRestore refused = assertThrows(RefusedRestore.class, () -> restore(file("training/none.csv"), target()));

        assertTrue(refused.getMessage().contains("training/none.csv"), refused.getMessage());
        assertFalse(Files.exists(target()));
    }

    @Test
    void the_state_of_a_day_comes_back() throws IOException {
        ground.log(200);
        ground.at("2026-11-29T02:00:00Z").backUp();

        restore(at("2026-11-28T00:00:00Z"), target());
        assertEquals(whole, Ground.world(target()));
        restore(at("2026-11-29T02:00:00Z"), folder.resolve("later"));
        assertEquals(
                Ground.world(ground.data).get(Ground.LOG),
                Ground.world(folder.resolve("later")).get(Ground.LOG));
        assertThrows(RefusedRestore.class, () -> restore(at("2026-11-21T00:00:00Z"), folder.resolve("never")));
    }

    @Test
    void the_one_that_was_chosen_comes_back_and_no_other_in_its_place() throws IOException {
        ground.log(200);
        BackUp.Made chosen = ground.at("2026-11-29T02:00:00Z").backUp();
        Wish wish =
                new Wish(Optional.of(new Restore.Which.Exactly(chosen.name())), Optional.empty(), OptionalLong.empty());
        assertEquals(chosen.name(), restore(wish, folder.resolve("chosen")).name());
        ground.store.store().delete(chosen.name().archive());

        RefusedRestore gone = assertThrows(RefusedRestore.class, () -> restore(wish, target()));

        assertTrue(gone.getMessage().contains(chosen.name().archive()), gone.getMessage());
        assertFalse(Files.exists(target()));
    }

    @Test
    void a_newer_one_that_is_damaged_is_passed_over_and_told() throws IOException {
        BackUp.Made newer = ground.at("2026-11-29T02:00:00Z").backUp();
        Files.writeString(ground.stored.resolve(newer.name().archive()), "rot");
        ground.verify();

        Restore.Restored restored = restore(Wish.NEWEST, target());

        assertEquals(Ground.SUNDAY, restored.name().time());
        assertTrue(restored.remarks().getFirst().contains(newer.name().archive()), restored.remarks()::toString);
        assertThrows(
                RefusedRestore.class,
                () -> restore(
                        new Wish(
                                Optional.of(new Restore.Which.Exactly(newer.name())),
                                Optional.empty(),
                                OptionalLong.empty()),
                        folder.resolve("damaged")));
    }

    @Test
    void without_its_sums_a_sound_archive_comes_back_and_they_are_missed() throws IOException {
        String sums = ground.backups().getFirst().name().sums();
        Files.delete(ground.stored.resolve(sums));

        Restore.Restored restored = restore(Wish.NEWEST, target());

        assertEquals(whole, Ground.world(target()));
        assertTrue(restored.remarks().getFirst().contains(sums), restored.remarks()::toString);
        StoreFailure missed = assertThrows(StoreFailure.class, ground::verify);
        assertTrue(missed.getMessage().contains(sums), missed.getMessage());
        assertEquals(Optional.empty(), ground.backups().getFirst().damage());
    }

    @Test
    void what_a_restore_that_was_killed_has_left_goes_with_the_next() throws IOException {
        Path left = Files.createDirectories(folder.resolve(".target.restoring/new"));
        Files.writeString(left.resolve("half"), "x");

        restore(Wish.NEWEST, target());

        assertEquals(whole, Ground.world(target()));
        assertFalse(Files.exists(folder.resolve(".target.restoring")));
    }

    @Test
    void it_can_be_restored_where_nothing_is_known_of_it_from_a_folder_that_was_copied() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (String name : Ground.world(ground.stored).keySet()) {
            Files.copy(ground.stored.resolve(name), copy.resolve(name));
        }
        BackupFolder nowhere = new BackupFolder(folder.resolve("new computer"));

        new Restore(nowhere, new NamedStore("copy", FolderStore.toRead(copy)), Wish.NEWEST, nowhere.dataArea())
                .run(Progress.NONE);

        assertEquals(whole, Ground.world(nowhere.dataArea()));
    }

    @Test
    void a_folder_in_the_way_of_a_file_is_moved_aside_too() throws IOException {
        Files.createDirectories(target().resolve(Ground.LOG));
        Files.writeString(target().resolve(Ground.LOG).resolve("inside"), "mine");

        restore(Wish.NEWEST, target());

        assertEquals(whole.get(Ground.LOG), Files.readString(target().resolve(Ground.LOG)));
        assertEquals("mine", Files.readString(target().resolve("replaced-20261122T020000Z/" + Ground.LOG + "/inside")));
    }

    @Test
    void a_cancelled_restore_changes_nothing() throws IOException {
        Files.createDirectories(target());
        Files.writeString(target().resolve("notes.txt"), "mine");
        Progress cancelled = new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };

        assertThrows(
                Cancelled.class, () -> new Restore(ground.backup, ground.store, Wish.NEWEST, target()).run(cancelled));

        assertEquals(Map.of("notes.txt", "mine"), Ground.world(target()));
    }

    /** Fails as a full disk does, from the n-th touch on for so many. */
    private static Disk failing(int first, int count, AtomicInteger touches) {
        return new Disk((touch, file) -> {
            int now = touches.incrementAndGet();
            if (now >= first && now < first + count) {
                throw new FileSystemException(file.toString(), null, "No space left on device");
            }
        });
    }

    @Test
    void whatever_touch_of_the_disk_fails_what_stood_there_is_as_it_was() throws IOException {
        for (boolean isThere : new boolean[] {false, true}) {
            AtomicInteger touches = new AtomicInteger();
            restore(Wish.NEWEST, begun("counted" + isThere, isThere), failing(Integer.MAX_VALUE, 1, touches));
            assertTrue(touches.get() > 5, touches::toString);
            for (int n = 1; n <= touches.get(); n++) {
                Path here = begun("fails" + isThere + n, isThere);
                Map<String, String> before = Ground.world(here);
                Disk failing = failing(n, 1, new AtomicInteger());

                assertThrows(RuntimeException.class, () -> restore(Wish.NEWEST, here, failing), "touch " + n);

                Map<String, String> after = Ground.world(here);
                boolean whole = !isThere && after.equals(this.whole); // only the flush of the folder's name had failed
                assertTrue(whole || after.equals(before), "touch " + n + ": " + after.keySet());
                restore(Wish.NEWEST, here);
                assertEquals(this.whole.get(Ground.LOG), Ground.world(here).get(Ground.LOG), "touch " + n);
            }
        }
    }

    private Path begun(String name, boolean isThere) throws IOException {
        Path here = folder.resolve(name);
        if (isThere) {
            Files.createDirectories(here.resolve("training"));
            Files.writeString(here.resolve(Ground.LOG), "precious", StandardOpenOption.CREATE);
        }
        return here;
    }
}
