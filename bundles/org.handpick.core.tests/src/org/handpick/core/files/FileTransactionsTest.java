package org.handpick.core.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.handpick.core.files.Journal.Mark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTransactionsTest {
    private static final String HEADER = "id\r\n";

    @TempDir
    Path folder;

    private Path library;

    @BeforeEach
    void files() throws IOException {
        library = begun(folder.resolve("library"));
    }

    /** A folder with three files, of which a transaction keeps one, stages two and logs it. */
    private static Path begun(Path library) throws IOException {
        Files.createDirectories(library.resolve("sub"));
        Files.writeString(library.resolve("a.png"), "a");
        Files.writeString(library.resolve("sub/b.png"), "b");
        Files.writeString(library.resolve("sub/b.txt"), "caption");
        return library;
    }

    private static Intent intent(Path library) throws IOException {
        List<TrashSlot> slots = new DesktopTrash(library.resolve("Trash"), "0", at -> library)
                .slotsFor(List.of(library.resolve("sub/b.png"), library.resolve("sub/b.txt")), Instant.EPOCH);
        return new Intent(
                "t1",
                Instant.EPOCH,
                new JsonObject(),
                List.of(
                        FileStep.Move.of(library.resolve("a.png"), library.resolve("selected/a.png")),
                        FileStep.Trash.of(library.resolve("sub/b.png"), slots.get(0)),
                        FileStep.Trash.of(library.resolve("sub/b.txt"), slots.get(1)),
                        FileStep.Append.of(library.resolve("one.csv"), HEADER, "t1\r\n", "t1"),
                        FileStep.Append.of(library.resolve("two.csv"), HEADER, "t1\r\n", "t1")));
    }

    /** A journal opened as after a start. */
    private static Journal journal(Path library, Disk disk) throws IOException {
        Journal journal = new Journal(library.resolve(".journal/journal.jsonl"), library, disk);
        journal.replay(entry -> {});
        return journal;
    }

    private static FileTransactions transactions(Path library, Disk disk) throws IOException {
        return new FileTransactions(journal(library, disk), disk);
    }

    /** All files and their content, but for journal and locks. */
    private static Map<String, String> world(Path library) throws IOException {
        Map<String, String> world = new TreeMap<>();
        try (Stream<Path> files = Files.walk(library)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = library.relativize(file).toString();
                if (!name.startsWith(".journal") && !name.endsWith(".lock")) {
                    world.put(name, Files.readString(file).replace(library.toString(), "LIBRARY"));
                }
            }
        }
        world.values().removeIf(String::isEmpty); // a log from which the only row was taken back
        return world;
    }

    @Test
    void all_steps_are_done_and_committed() throws IOException {
        transactions(library, Disk.LOCAL).commit(intent(library));

        Map<String, String> world = world(library);
        assertEquals("a", world.get("selected/a.png"));
        assertEquals("caption", world.get("Trash/files/b.txt"));
        assertEquals(HEADER + "t1\r\n", world.get("two.csv"));
        assertFalse(world.containsKey("a.png"));
        List<Journal.Entry> entries = new ArrayList<>();
        journal(library, Disk.LOCAL).replay(entries::add);
        assertEquals(Optional.of(Mark.COMMITTED), entries.getFirst().mark());
    }

    @Test
    void the_journal_reads_back_what_was_written_even_when_the_library_has_moved() throws IOException {
        Intent intent = intent(library);
        transactions(library, Disk.LOCAL).commit(intent);
        Path elsewhere = Files.move(library, folder.resolve("elsewhere"));

        List<Journal.Entry> entries = new ArrayList<>();
        Journal journal = journal(elsewhere, Disk.LOCAL);
        journal.replay(entries::add);

        Intent read = journal.intentAt(entries.getFirst().offset());
        assertEquals(elsewhere.resolve("a.png"), read.steps().getFirst().file());
        assertEquals(intent.steps().size(), read.steps().size());
        assertEquals(entries.getFirst().intent(), read);
    }

    @Test
    void whatever_touch_of_the_disk_fails_everything_is_put_back() throws IOException {
        Map<String, String> before = world(library);
        int touches = touches(begun(folder.resolve("counted")));
        assertTrue(touches > 20, "only " + touches);

        for (int n = 1; n <= touches; n++) {
            Path here = begun(folder.resolve("fails" + n));
            FileTransactions failing = transactions(here, failingFrom(n, 1));

            FailedTransaction failed =
                    assertThrows(FailedTransaction.class, () -> failing.commit(intent(here)), "touch " + n);

            assertTrue(failed.getMessage().contains("No space left"), failed.getMessage());
            assertEquals(before, world(here), "touch " + n);
            FileTransactions next = transactions(here, Disk.LOCAL);
            next.settle();
            next.commit(intent(here));
            assertEquals("a", world(here).get("selected/a.png"), "touch " + n);
        }
    }

    @Test
    void a_disk_that_stays_full_leaves_all_or_nothing_after_the_next_start() throws IOException {
        Map<String, String> before = world(library);
        int touches = touches(begun(folder.resolve("counted")));
        transactions(library, Disk.LOCAL).commit(intent(library));
        Map<String, String> after = world(library);

        for (int n = 1; n <= touches; n++) {
            Path here = begun(folder.resolve("full" + n));
            FileTransactions failing = transactions(here, failingFrom(n, Integer.MAX_VALUE));
            assertThrows(FileFailure.class, () -> failing.commit(intent(here)), "touch " + n);

            transactions(here, Disk.LOCAL).settle();

            assertWhole(before, after, here, n);
        }
    }

    @Test
    void whenever_it_is_killed_the_next_start_finds_all_or_nothing() throws IOException {
        Map<String, String> before = world(library);
        int touches = touches(begun(folder.resolve("counted")));
        transactions(library, Disk.LOCAL).commit(intent(library));
        Map<String, String> after = world(library);
        int forward = 0;

        for (int n = 1; n <= touches; n++) {
            Path here = begun(folder.resolve("killed" + n));
            FileTransactions dying = transactions(here, killedAt(n));
            assertThrows(Killed.class, () -> dying.commit(intent(here)));
            // killed once more while it recovers, at each touch up to where recovery is through
            killWhileSettling(here, n % 7 + 1);

            transactions(here, Disk.LOCAL).settle();

            forward += assertWhole(before, after, here, n) ? 1 : 0;
        }
        assertTrue(forward > touches / 2, "driven forward only " + forward + " times");
    }

    private static void killWhileSettling(Path here, int touch) throws IOException {
        try {
            transactions(here, killedAt(touch)).settle();
        } catch (Killed expected) {
            // the start after this one goes on
        }
    }

    private static boolean assertWhole(Map<String, String> before, Map<String, String> after, Path here, int n)
            throws IOException {
        Map<String, String> world = world(here);
        boolean forward = world.containsKey("selected/a.png");
        assertEquals(forward ? after : before, world, "touch " + n);
        List<Journal.Entry> entries = new ArrayList<>();
        journal(here, Disk.LOCAL).replay(entries::add);
        for (Journal.Entry entry : entries) {
            assertEquals(Optional.of(forward ? Mark.COMMITTED : Mark.ROLLED_BACK), entry.mark(), "touch " + n);
        }
        return forward;
    }

    @Test
    void a_vanished_file_fails_the_whole_and_is_named() throws IOException {
        Intent intent = intent(library);
        Files.delete(library.resolve("sub/b.txt"));
        Map<String, String> before = world(library);

        FailedTransaction failed = assertThrows(
                FailedTransaction.class, () -> transactions(library, Disk.LOCAL).commit(intent));

        assertEquals(library.resolve("sub/b.txt"), failed.file());
        assertTrue(failed.getMessage().contains("is not there any more"), failed.getMessage());
        assertEquals(before, world(library));
    }

    @Test
    void a_changed_file_fails_the_whole() throws IOException {
        Intent intent = intent(library);
        Files.writeString(library.resolve("sub/b.txt"), "another caption");
        Map<String, String> before = world(library);

        FailedTransaction failed = assertThrows(
                FailedTransaction.class, () -> transactions(library, Disk.LOCAL).commit(intent));

        assertTrue(failed.getMessage().contains("changed by another program"), failed.getMessage());
        assertEquals(before, world(library));
    }

    @Test
    void a_name_taken_meanwhile_is_not_overwritten() throws IOException {
        Intent intent = intent(library);
        Files.createDirectories(library.resolve("selected"));
        Files.writeString(library.resolve("selected/a.png"), "somebody else's");

        FailedTransaction failed = assertThrows(
                FailedTransaction.class, () -> transactions(library, Disk.LOCAL).commit(intent));

        assertEquals(library.resolve("selected/a.png"), failed.file());
        assertEquals("somebody else's", Files.readString(library.resolve("selected/a.png")));
        assertEquals("a", Files.readString(library.resolve("a.png")));
    }

    @Test
    void somebody_elses_file_under_the_new_name_is_not_taken_back_for_one_that_vanished() throws IOException {
        Intent intent = intent(library);
        Files.delete(library.resolve("a.png"));
        Files.createDirectories(library.resolve("selected"));
        Files.writeString(library.resolve("selected/a.png"), "somebody else's");
        Map<String, String> before = world(library);

        FailedTransaction failed = assertThrows(
                FailedTransaction.class, () -> transactions(library, Disk.LOCAL).commit(intent));

        assertEquals(library.resolve("a.png"), failed.file());
        assertEquals(before, world(library));
    }

    @Test
    void an_original_is_not_taken_for_the_new_file_that_should_replace_it_and_has_vanished() throws IOException {
        Path image = library.resolve("a.png");
        Path crop = Files.writeString(library.resolve("crop.png"), "the crop");
        Intent replace = new Intent(
                "t1",
                Instant.EPOCH,
                new JsonObject(),
                List.of(FileStep.Move.of(image, library.resolve("undo/a.png")), FileStep.Move.of(crop, image)));
        FileTransactions dying = transactions(library, new Disk((touch, file) -> {
            if (file.startsWith(library.resolve("undo"))) {
                throw new Killed();
            }
        }));
        assertThrows(Killed.class, () -> dying.commit(replace));
        Files.delete(crop);

        assertEquals(
                Optional.of(Mark.ROLLED_BACK),
                transactions(library, Disk.LOCAL).settle().orElseThrow().entry().mark());

        assertEquals("a", Files.readString(image));
        assertFalse(Files.exists(crop));
    }

    @Test
    void a_file_where_a_folder_is_needed_fails_the_whole() throws IOException {
        Files.writeString(library.resolve("Trash"), "not a folder");
        Intent intent = intent(library);
        Map<String, String> before = world(library);

        FailedTransaction failed = assertThrows(
                FailedTransaction.class, () -> transactions(library, Disk.LOCAL).commit(intent));

        assertTrue(failed.getMessage().startsWith(library.resolve("Trash") + ": is not a folder"), failed.getMessage());
        assertEquals(before, world(library));
    }

    @Test
    void what_can_go_neither_way_is_kept_for_the_next_attempt() throws IOException {
        Intent intent = intent(library);
        FileTransactions dying = transactions(library, new Disk((touch, file) -> {
            if (file.endsWith("b.txt") && touch.equals("link")) {
                throw new Killed();
            }
        }));
        assertThrows(Killed.class, () -> dying.commit(intent));
        Files.delete(library.resolve("sub/b.txt")); // so it can't go forward
        Files.writeString(library.resolve("a.png"), "new"); // nor back: its old name is taken

        FileTransactions next = transactions(library, Disk.LOCAL);
        assertThrows(StuckTransaction.class, next::settle);
        assertThrows(IllegalStateException.class, () -> next.commit(intent));

        Files.delete(library.resolve("a.png"));
        assertEquals(
                Optional.of(Mark.ROLLED_BACK),
                next.settle().orElseThrow().entry().mark());
        assertEquals("b", Files.readString(library.resolve("sub/b.png")));
    }

    @Test
    void damaged_lines_of_a_journal_are_named_and_set_aside() throws IOException {
        transactions(library, Disk.LOCAL).commit(intent(library));
        Path file = library.resolve(".journal/journal.jsonl");
        String whole = Files.readString(file);
        Files.writeString(
                file,
                "not JSON\n{\"intent\":5}\n" + whole + whole.lines().findFirst().orElseThrow());

        List<Journal.Entry> entries = new ArrayList<>();
        List<String> faults = journal(library, Disk.LOCAL).replay(entries::add);

        assertEquals(2, faults.size(), faults.toString());
        assertTrue(faults.getFirst().contains("line 1"), faults.getFirst());
        assertEquals(1, entries.size(), "the last line has no end, so it was never written whole");
        assertTrue(entries.getFirst().isCommitted());
    }

    private static int touches(Path library) throws IOException {
        int[] count = {0};
        transactions(library, new Disk((touch, file) -> count[0]++)).commit(intent(library));
        return count[0];
    }

    /** Fails as a full disk does, at {@code times} touches from the {@code first} on. */
    private static Disk failingFrom(int first, int times) {
        int[] count = {0};
        return new Disk((touch, file) -> {
            count[0]++;
            if (count[0] >= first && count[0] - first < times) {
                throw new FileSystemException(file.toString(), null, "No space left on device");
            }
        });
    }

    private static Disk killedAt(int n) {
        int[] count = {0};
        return new Disk((touch, file) -> {
            if (++count[0] >= n) {
                throw new Killed();
            }
        });
    }

    /** Stands for the end of the process: nothing catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }
}
