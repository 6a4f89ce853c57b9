package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.crop.CropBox;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.Disk;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionDeskTest {
    private static final int SETS = 6;

    @TempDir
    Path folder;

    @Test
    void undo_brings_back_every_file_and_redo_does_it_all_again() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), SETS);
        Map<String, List<Byte>> before = TinyLibrary.contents(root);
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            library.sets().forEach(set -> TinyLibrary.decide(desk, library, set));
            Map<String, List<Byte>> decided = TinyLibrary.contents(root);
            for (int i = 0; i < SETS; i++) {
                desk.undo();
            }
            assertEquals(before, TinyLibrary.contents(root));
            assertEquals(SETS, library.tally().toDo());
            for (int i = 0; i < SETS; i++) {
                desk.redo();
            }
            assertEquals(decided.keySet(), TinyLibrary.contents(root).keySet());
            assertEquals(0, library.tally().toDo());
        }
        assertEquals(3 * SETS, TinyLibrary.rows(folder.resolve("data")).size());
    }

    @Test
    void an_old_decision_is_taken_back_and_no_other() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), SETS);
        Map<String, List<Byte>> before = TinyLibrary.contents(root);
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            library.sets().forEach(set -> TinyLibrary.decide(desk, library, set));
            ImageSet old = library.sets().get(1);
            assertTrue(desk.canTakeBack(old.id()));

            Committed committed = desk.takeBack(old.id());

            assertEquals(old, committed.set());
            assertEquals(Decided.Action.UNDONE, committed.action());
            assertEquals(1, library.tally().toDo());
            assertEquals(Optional.empty(), library.outcome(old.id()));
            for (ImageRef image : old.images()) {
                assertEquals(
                        before.get(image.name()), TinyLibrary.contents(root).get(image.name()));
            }
            assertFalse(desk.canTakeBack(old.id()));
            assertThrows(NothingToUndo.class, () -> desk.takeBack(old.id()));
            desk.redo();
            assertEquals(0, library.tally().toDo());
        }
    }

    @Test
    void what_a_person_saw_of_a_set_is_found_again_wherever_it_was_put() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), SETS);
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            for (ImageSet set : library.sets()) {
                List<byte[]> seen = bytes(library.originals(set.id()));
                TinyLibrary.decide(desk, library, set);

                List<Path> now = library.originals(set.id());

                List<byte[]> again = bytes(now);
                for (int i = 0; i < set.size(); i++) {
                    assertArrayEquals(seen.get(i), again.get(i), now.get(i)::toString);
                }
            }
        }
    }

    private static List<byte[]> bytes(List<Path> files) throws IOException {
        List<byte[]> bytes = new ArrayList<>();
        for (Path file : files) {
            bytes.add(Files.readAllBytes(file));
        }
        return bytes;
    }

    @Test
    void a_file_is_no_library() throws IOException {
        Path file = Files.createFile(folder.resolve("image.png"));

        LibraryUnreadable refused = assertThrows(LibraryUnreadable.class, () -> TinyLibrary.open(file, Disk.LOCAL));

        assertEquals(file + ": it is not a folder", refused.getMessage());
    }

    @Test
    void a_library_tells_where_each_image_is() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), SETS);
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            ImageSet set = library.sets().getFirst();
            ImageRef keeper = set.images().getFirst();
            ImageRef left = set.images().getLast();
            assertEquals(Optional.of(keeper.in(root)), library.whereIs(set.id(), keeper));

            desk.submit(set, new Decision.Keep(keeper, CropBox.FULL), Set.of(left), TinyLibrary.seen(set));

            Path kept = library.whereIs(set.id(), keeper).orElseThrow();
            assertTrue(kept.startsWith(root.resolve(Library.SELECTED)) && Files.exists(kept), kept.toString());
            assertEquals(Optional.of(left.in(root)), library.whereIs(set.id(), left));
            set.images().stream()
                    .filter(image -> !image.equals(keeper) && !image.equals(left))
                    .forEach(image -> assertEquals(Optional.empty(), library.whereIs(set.id(), image)));
            assertEquals(new Tally(SETS, SETS - 1, 1, 0, 0), library.tally());

            desk.undo();

            assertEquals(Optional.of(keeper.in(root)), library.whereIs(set.id(), keeper));
            assertEquals(new Tally(SETS, SETS, 0, 0, 0), library.tally());
        }
    }

    @Test
    void a_folder_named_like_an_image_is_no_companion_of_it() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), 1);
        Path beside = Files.createDirectory(root.resolve("20250101_080000_stage1_generated"));
        Files.writeString(beside.resolve("other.txt"), "somebody else's");
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);

            ImageSet set = library.sets().getFirst();
            desk.submit(set, new Decision.RejectAll(), Set.of(), TinyLibrary.seen(set));
        }
        assertTrue(Files.exists(beside.resolve("other.txt")));
    }

    @Test
    void a_caption_stays_with_an_image_of_its_name_that_stays() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), 1);
        Path other = root.resolve("20250101_080000_stage1_generated.jpg"); // in no set: its like is nearer
        Files.copy(root.resolve("20250101_080000_stage1_generated.png"), other);
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            ImageSet set = library.sets().getFirst();
            assertFalse(set.images().contains(ImageRef.of(root, other)));

            TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL)
                    .submit(set, new Decision.RejectAll(), Set.of(), TinyLibrary.seen(set));
        }
        assertTrue(Files.exists(root.resolve("20250101_080000_stage1_generated.txt")));
    }

    @Test
    void undo_goes_on_after_a_restart() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), SETS);
        Map<String, List<Byte>> before = TinyLibrary.contents(root);
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            library.sets().forEach(set -> TinyLibrary.decide(desk, library, set));
        }
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            assertEquals(0, library.tally().toDo());
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            while (desk.canUndo()) {
                desk.undo();
            }
        }
        assertEquals(before, TinyLibrary.contents(root));
    }

    @Test
    void a_decision_whose_rejects_are_gone_stands_and_those_before_it_can_be_taken_back() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), SETS);
        SetId first;
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            first = library.sets().getFirst().id();
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            List<ImageSet> sets = library.sets().subList(0, 2);
            sets.forEach(set -> TinyLibrary.decide(desk, library, set));
            ImageRef gone = sets.getLast().images().getFirst();
            Files.delete(root.resolve("__delete_staging").resolve(gone.name()));

            DecisionFailed failed = assertThrows(DecisionFailed.class, desk::undo);
            assertTrue(failed.getMessage().contains(gone.fileName()), failed.getMessage());
            assertEquals(first, desk.undo().set().id());
            assertFalse(desk.canUndo());
        }
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            assertEquals(new Tally(SETS, SETS - 1, 1, 0, 0), library.tally());
            assertThrows(DecisionFailed.class, desk::undo, "what is gone is tried once more after a restart");
            assertFalse(desk.canUndo());
            assertEquals(first, desk.redo().set().id());
        }
    }

    @Test
    void images_made_anew_under_the_names_of_a_decided_set_are_to_do_and_nothing_is_undone_over_them()
            throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), 1);
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            TinyLibrary.decide(
                    TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL),
                    library,
                    library.sets().getFirst());
        }
        TinyLibrary.draw(root, 1);
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            assertEquals(new Tally(1, 1, 0, 0, 0), library.tally());
            assertFalse(TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL)
                    .canUndo());
        }
    }

    @Test
    void a_restart_goes_on_at_the_first_set_without_a_decision() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), SETS);
        SetId third;
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            third = library.sets().get(2).id();
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            library.sets().subList(0, 2).forEach(set -> TinyLibrary.decide(desk, library, set));
        }
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            assertEquals(third, library.firstToDo().orElseThrow().id());
            assertEquals(SETS, library.sets().size());
        }
    }

    @Test
    void a_full_disk_fails_the_decision_whole_wherever_it_strikes() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), 1);
        Map<String, List<Byte>> before = TinyLibrary.contents(root);
        int touches = 1;
        boolean committed = false;
        while (!committed) {
            FullDisk full = new FullDisk(touches++);
            try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
                ImageSet set = library.sets().getFirst();
                DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), new Disk(full));
                try {
                    TinyLibrary.decide(desk, library, set);
                    committed = true;
                } catch (DecisionFailed e) {
                    assertTrue(e.getMessage().contains("stays to do"), e.getMessage());
                    assertTrue(library.outcome(set.id()).isEmpty());
                    assertEquals(before, TinyLibrary.contents(root), "at touch " + touches);
                }
            }
        }
        assertTrue(touches > 3, "the disk was touched " + touches + " times");
    }

    /** Takes so many touches and no more. */
    private static final class FullDisk implements Disk.Probe {
        private int left;

        FullDisk(int touches) {
            left = touches;
        }

        @Override
        public void reached(String touch, Path file) throws IOException {
            if (--left == 0) {
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    void a_vanished_file_is_named_and_the_set_stays_to_do() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), 1);
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            ImageSet set = library.sets().getFirst();
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            Files.delete(set.images().getLast().in(root));

            DecisionFailed failed = assertThrows(DecisionFailed.class, () -> TinyLibrary.decide(desk, library, set));

            assertTrue(failed.getMessage().contains(set.images().getLast().fileName()), failed.getMessage());
            assertTrue(Files.exists(set.images().getFirst().in(root)));
        }
        assertEquals(List.of(), TinyLibrary.rows(folder.resolve("data")));
    }

    @Test
    void who_comes_second_reads_and_is_told_who_holds_the_library() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), 1);
        try (Library first = TinyLibrary.open(root, Disk.LOCAL);
                Library second = TinyLibrary.open(root, Disk.LOCAL)) {
            assertTrue(first.isWritable());
            assertFalse(second.isWritable());
            assertTrue(
                    second.access()
                            .sentence()
                            .contains(Long.toString(ProcessHandle.current().pid())),
                    second.access().sentence());
            DecisionDesk desk = TinyLibrary.desk(second, folder.resolve("data"), Disk.LOCAL);
            assertThrows(
                    LibraryNotWritable.class,
                    () -> TinyLibrary.decide(desk, second, second.sets().getFirst()));
        }
    }

    @Test
    void a_library_in_which_nothing_can_be_written_is_open_read_only_and_says_why() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), 1);
        Path inTheWay = Files.createFile(root.resolve(Library.FOLDER));
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            assertFalse(library.isWritable());
            assertTrue(
                    library.access().sentence().contains(inTheWay + " can't be written"),
                    library.access().sentence());
            assertEquals(1, library.sets().size());
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            assertThrows(
                    LibraryNotWritable.class,
                    () -> TinyLibrary.decide(desk, library, library.sets().getFirst()));
        }
    }

    @Test
    void what_a_model_had_suggested_is_logged_once_with_the_decision_and_comes_back_with_a_redo() throws IOException {
        Path root = TinyLibrary.draw(folder.resolve("library"), 1);
        Path log = folder.resolve("data").resolve("training/suggestion_log.jsonl");
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            ImageSet set = library.sets().getFirst();
            Seen plain = TinyLibrary.seen(set);
            Suggested suggested =
                    new Suggested(set.images().getLast(), Optional.of(TinyLibrary.BOX), true, "a".repeat(64));
            desk.submit(
                    set,
                    new Decision.Keep(set.images().getFirst(), TinyLibrary.BOX),
                    Set.of(),
                    new Seen(
                            plain.session(),
                            plain.shownOrder(),
                            plain.sizes(),
                            plain.decisionTime(),
                            Optional.of(suggested)));
            List<String> lines = Files.readAllLines(log);

            assertEquals(1, lines.size());
            assertTrue(lines.getFirst().contains("\"model\":\"" + "a".repeat(64) + "\""), lines::getFirst);
            assertTrue(lines.getFirst().contains("\"visible\":true"), lines::getFirst);
            assertTrue(lines.getFirst().contains(set.images().getLast().fileName()), lines::getFirst);

            desk.undo();
            assertEquals(1, Files.readAllLines(log).size());
            assertEquals(
                    Optional.of(suggested),
                    library.history(set.id()).getFirst().seen(),
                    "whoever judges again knows it");
            desk.redo();
            assertEquals(2, Files.readAllLines(log).size());
        }
    }
}
