package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.DesktopTrash;
import org.handpick.core.files.Disk;
import org.handpick.core.sets.ImageSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can stand in the way of a decision: it fails whole, names the file, and the set stays to do. */
class FailedDecisionTest {
    private static final String FIRST = "20250101_080000_stage1_generated";
    private static final String LAST = "20250101_080040_stage2_upscaled";

    @TempDir
    Path folder;

    private Path root;
    private Path data;
    private Path trash;
    private Path selected;
    private Map<String, List<Byte>> before;
    private final List<Committed> finished = new ArrayList<>();

    /** One set of two images, each with a companion. */
    @BeforeEach
    void draw() throws IOException {
        root = TinyLibrary.draw(folder.resolve("library"), 1);
        Path home = root.resolveSibling("home");
        data = home.resolve("data");
        trash = home.resolve("share/Trash");
        selected = root.resolve(Library.SELECTED);
        Files.writeString(root.resolve(LAST + ".yaml"), "prompt: last");
        before = TinyLibrary.contents(root);
    }

    @FunctionalInterface
    private interface Work {
        void with(Library library, DecisionDesk desk) throws IOException;
    }

    private void open(KeepPlace keeps, Disk disk, Work work) throws IOException {
        try (Library library = TinyLibrary.open(root, disk)) {
            DesktopTrash can =
                    DesktopTrash.of(Map.of("XDG_DATA_HOME", trash.getParent().toString()), folder);
            DeskRules rules = new DeskRules(data, keeps, RejectPlace.DESKTOP_TRASH, true);
            work.with(library, new DecisionDesk(library, rules, can, disk, finished::add));
        }
    }

    private static Committed keepFirst(Library library, DecisionDesk desk) {
        ImageSet set = library.sets().getFirst();
        return desk.submit(
                set, new Decision.Keep(set.images().getFirst(), TinyLibrary.BOX), Set.of(), TinyLibrary.seen(set));
    }

    /** The decision fails with a message that has these words, and has left nothing behind. */
    private void expectFailure(KeepPlace keeps, Disk disk, Map<String, List<Byte>> then, Object... words)
            throws IOException {
        open(keeps, disk, (library, desk) -> {
            DecisionFailed failed = assertThrows(DecisionFailed.class, () -> keepFirst(library, desk));

            for (Object word : words) {
                assertTrue(
                        failed.getMessage().contains(word.toString()),
                        failed.getMessage() + " does not say \"" + word + "\"");
            }
            assertTrue(failed.getMessage().contains("stays to do"), failed.getMessage());
            assertEquals(
                    Optional.empty(), library.outcome(library.sets().getFirst().id()));
            assertFalse(desk.canUndo());
            expectNothingChanged(then, failed.getMessage());
        });
    }

    private void expectNothingChanged(Map<String, List<Byte>> then, String message) throws IOException {
        assertEquals(then, TinyLibrary.contents(root), message);
        assertEquals(List.of(), TinyLibrary.rows(data), message);
        assertEquals(Set.of(), filesIn(trash), message);
        assertEquals(Set.of(), filesIn(root.resolve(Library.FOLDER).resolve("pending")), message);
        assertEquals(Set.of(), filesIn(root.resolve(Library.FOLDER).resolve("undo")), message);
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        return Files.isDirectory(folder) ? TinyLibrary.contents(folder).keySet() : Set.of();
    }

    /** The same decision, when what stood in its way is mended. */
    private void expectSuccess(KeepPlace keeps) throws IOException {
        open(keeps, Disk.LOCAL, (library, desk) -> {
            keepFirst(library, desk);

            assertTrue(Files.exists(trash.resolve("files").resolve(LAST + ".png")));
            assertEquals(1, TinyLibrary.rows(data).size());
        });
    }

    private void fileInPlaceOfFolder(Path inTheWay) throws IOException {
        Files.createDirectories(inTheWay.getParent());
        Files.createFile(inTheWay);
        for (KeepPlace keeps : KeepPlace.values()) {
            open(keeps, Disk.LOCAL, (library, desk) -> {
                DecisionFailed failed = assertThrows(DecisionFailed.class, () -> keepFirst(library, desk));

                assertTrue(failed.getMessage().contains(inTheWay + ": is not a folder"), failed.getMessage());
                assertEquals(
                        Optional.empty(),
                        library.outcome(library.sets().getFirst().id()));
                assertEquals(before, TinyLibrary.contents(root));
                assertEquals(List.of(), TinyLibrary.rows(data));
            });
        }
        Files.delete(inTheWay);
        expectNothingChanged(before, "a file at " + inTheWay);
        expectSuccess(KeepPlace.SELECTED_FOLDER);
    }

    @Test
    void a_file_where_the_data_home_should_be_fails_the_decision() throws IOException {
        fileInPlaceOfFolder(trash.getParent());
    }

    @Test
    void a_file_where_the_trash_should_be_fails_the_decision() throws IOException {
        fileInPlaceOfFolder(trash);
    }

    @Test
    void a_file_where_trashed_files_should_be_fails_the_decision() throws IOException {
        fileInPlaceOfFolder(trash.resolve("files"));
    }

    @Test
    void a_file_where_notes_of_the_trash_should_be_fails_the_decision() throws IOException {
        fileInPlaceOfFolder(trash.resolve("info"));
    }

    @Test
    void a_file_where_the_selected_folder_should_be_fails_the_decision() throws IOException {
        Files.createFile(selected);
        before = TinyLibrary.contents(root);

        expectFailure(KeepPlace.SELECTED_FOLDER, Disk.LOCAL, before, selected + ": is not a folder");
    }

    @Test
    void a_file_where_the_logs_should_be_fails_the_decision() throws IOException {
        Files.createDirectories(data.getParent());
        Files.createFile(data);

        expectFailure(KeepPlace.SELECTED_FOLDER, Disk.LOCAL, before, data + ": is not a folder");
    }

    private void readOnly(KeepPlace keeps, Predicate<Path> where, Object... words) throws IOException {
        expectFailure(
                keeps, BadDisk.refusing(where, AccessDeniedException::new), before, with(words, "permission denied"));
        expectFailure(
                keeps,
                BadDisk.refusing(where, file -> new FileSystemException(file, null, "Read-only file system")),
                before,
                with(words, "Read-only file system"));
        expectSuccess(keeps);
    }

    private static Object[] with(Object[] words, String reason) {
        Object[] more = Arrays.copyOf(words, words.length + 1);
        more[words.length] = reason;
        return more;
    }

    @Test
    void a_trash_that_takes_no_file_fails_the_decision() throws IOException {
        readOnly(KeepPlace.SELECTED_FOLDER, file -> file.startsWith(trash), trash);
    }

    @Test
    void a_trash_that_takes_no_file_fails_a_decision_in_place() throws IOException {
        readOnly(KeepPlace.IN_PLACE, file -> file.startsWith(trash), trash);
    }

    @Test
    void a_trash_that_takes_notes_but_no_files_fails_the_decision() throws IOException {
        readOnly(KeepPlace.SELECTED_FOLDER, file -> file.startsWith(trash.resolve("files")), trash.resolve("files"));
    }

    @Test
    void images_in_a_read_only_folder_fail_the_decision() throws IOException {
        readOnly(
                KeepPlace.SELECTED_FOLDER,
                file -> file.getParent().equals(root) && !file.equals(selected),
                root.resolve(FIRST));
    }

    @Test
    void images_in_a_read_only_folder_fail_a_decision_in_place() throws IOException {
        readOnly(KeepPlace.IN_PLACE, file -> file.getParent().equals(root), root.resolve(FIRST));
    }

    @Test
    void a_read_only_selected_folder_fails_the_decision() throws IOException {
        readOnly(KeepPlace.SELECTED_FOLDER, file -> file.startsWith(selected), selected);
    }

    @Test
    void a_read_only_journal_fails_the_decision_before_it_is_begun() throws IOException {
        readOnly(
                KeepPlace.SELECTED_FOLDER,
                file -> file.endsWith("journal.jsonl"),
                root.resolve(Library.FOLDER).resolve("journal.jsonl"),
                "nothing was begun");
    }

    @Test
    void a_read_only_folder_for_pending_crops_fails_the_decision() throws IOException {
        Path pending = root.resolve(Library.FOLDER).resolve("pending");
        readOnly(KeepPlace.SELECTED_FOLDER, file -> file.startsWith(pending), pending);
    }

    @Test
    void a_read_only_data_area_fails_the_decision() throws IOException {
        readOnly(KeepPlace.SELECTED_FOLDER, file -> file.startsWith(data), data);
    }

    private void vanishedBefore(String name) throws IOException {
        Files.delete(root.resolve(name));
        before.remove(name);
    }

    @Test
    void a_keeper_that_vanished_fails_the_decision() throws IOException {
        open(KeepPlace.SELECTED_FOLDER, Disk.LOCAL, (library, desk) -> {
            vanishedBefore(FIRST + ".png");

            DecisionFailed failed = assertThrows(DecisionFailed.class, () -> keepFirst(library, desk));

            assertTrue(failed.getMessage().contains(FIRST + ".png"), failed.getMessage());
            expectNothingChanged(before, failed.getMessage());
        });
    }

    @Test
    void a_companion_that_vanished_before_the_decision_is_no_companion_any_more() throws IOException {
        open(KeepPlace.SELECTED_FOLDER, Disk.LOCAL, (library, desk) -> {
            vanishedBefore(LAST + ".yaml");

            keepFirst(library, desk);

            assertFalse(Files.exists(trash.resolve("files").resolve(LAST + ".yaml")));
            assertTrue(Files.exists(trash.resolve("files").resolve(LAST + ".png")));
        });
    }

    private void vanishesMeanwhile(KeepPlace keeps, String name) throws IOException {
        Map<String, List<Byte>> then = new HashMap<>(before);
        then.remove(name);
        expectFailure(keeps, BadDisk.losing(root.resolve(name)), then, root.resolve(name), "is not there any more");
    }

    @Test
    void an_image_that_vanishes_while_it_is_rejected_fails_the_decision() throws IOException {
        vanishesMeanwhile(KeepPlace.SELECTED_FOLDER, LAST + ".png");
    }

    @Test
    void an_image_that_vanishes_while_another_is_kept_in_place_fails_the_decision() throws IOException {
        vanishesMeanwhile(KeepPlace.IN_PLACE, LAST + ".png");
    }

    @Test
    void a_companion_that_vanishes_while_it_goes_with_the_keeper_fails_the_decision() throws IOException {
        vanishesMeanwhile(KeepPlace.SELECTED_FOLDER, FIRST + ".txt");
    }

    @Test
    void a_companion_that_vanishes_while_it_goes_to_the_trash_fails_the_decision() throws IOException {
        vanishesMeanwhile(KeepPlace.SELECTED_FOLDER, LAST + ".yaml");
    }

    @Test
    void a_disk_that_stays_broken_is_named_and_the_decision_is_whole_once_it_is_mended() throws IOException {
        open(KeepPlace.IN_PLACE, Disk.LOCAL, FailedDecisionTest::keepFirst);
        Map<String, List<Byte>> after = TinyLibrary.contents(root);
        open(KeepPlace.IN_PLACE, Disk.LOCAL, (library, desk) -> desk.undo());
        int rows = TinyLibrary.rows(data).size();
        boolean failed = true;
        for (int touch = 1; failed; touch++) {
            AtomicBoolean broken = new AtomicBoolean(true);
            failed = isFailing(BadDisk.brokenFrom(touch, broken), broken);
            assertEquals(after, TinyLibrary.contents(root), "broken from touch " + touch);
            assertEquals(++rows, TinyLibrary.rows(data).size(), "broken from touch " + touch);

            open(KeepPlace.IN_PLACE, Disk.LOCAL, (library, desk) -> desk.undo());
            assertEquals(before, TinyLibrary.contents(root), "broken from touch " + touch);
            rows++;
        }
    }

    /** Decides on a disk that is broken, and again when it is mended. */
    private boolean isFailing(Disk disk, AtomicBoolean broken) throws IOException {
        AtomicBoolean failing = new AtomicBoolean();
        open(KeepPlace.IN_PLACE, disk, (library, desk) -> {
            try {
                keepFirst(library, desk);
            } catch (DecisionFailed e) {
                failing.set(true);
                assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
                expectNoBug(library, desk);
                broken.set(false);
                keepAgain(library, desk);
            }
            assertEquals(new Tally(1, 0, 1, 0, 0), library.tally());
        });
        return failing.get();
    }

    /** Who tries again while the disk is still broken is told so again. */
    private static void expectNoBug(Library library, DecisionDesk desk) {
        DecisionFailed again = assertThrows(DecisionFailed.class, () -> keepFirst(library, desk));
        assertTrue(again.getMessage().contains("stays to do"), again.getMessage());
    }

    /** What could be ended neither way is ended first, and may then be decided already; then that is told. */
    private void keepAgain(Library library, DecisionDesk desk) {
        finished.clear();
        try {
            keepFirst(library, desk);
            assertEquals(List.of(), finished);
        } catch (DecisionFailed e) {
            assertTrue(e.getMessage().contains("it is decided already"), e.getMessage());
            assertEquals(
                    List.of(library.sets().getFirst()),
                    finished.stream().map(Committed::set).toList());
        }
    }
}
