package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handpick.core.crop.CropBox;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.DesktopTrash;
import org.handpick.core.files.Disk;
import org.handpick.core.sets.ImageSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where rejects go and come back from, and what happens when a name is taken there or among the kept images. */
class RejectPlaceTest {
    private static final String SUB = "2025/january/";
    private static final String FIRST = "20250101_080000_stage1_generated";
    private static final String LAST = "20250101_080040_stage2_upscaled";
    private static final String STAGED = "__delete_staging/" + SUB;
    private static final String SELECTED = Library.SELECTED + "/" + SUB;
    private static final String SOMEBODY = "somebody else's";

    @TempDir
    Path folder;

    private Path root;
    private Path trash;
    private Map<String, List<Byte>> before;

    /** One set of two images in a folder of its own, each with a companion. */
    @BeforeEach
    void draw() throws IOException {
        root = folder.resolve("library").toAbsolutePath();
        TinyLibrary.draw(root.resolve(SUB), 1);
        root = root.toRealPath();
        trash = root.resolveSibling("share/Trash");
        Files.writeString(root.resolve(SUB + LAST + ".yaml"), "prompt: last");
        before = TinyLibrary.contents(root);
    }

    @FunctionalInterface
    private interface Work {
        void with(ImageSet set, DecisionDesk desk) throws IOException;
    }

    private void open(RejectPlace rejects, Work work) throws IOException {
        DeskRules rules = new DeskRules(folder.resolve("data"), KeepPlace.SELECTED_FOLDER, rejects, true);
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            DecisionDesk desk = switch (rejects) {
                case STAGING_FOLDER -> new DecisionDesk(library, rules, TinyLibrary.NOBODY);
                case DESKTOP_TRASH ->
                    new DecisionDesk(
                            library,
                            rules,
                            DesktopTrash.of(
                                    Map.of("XDG_DATA_HOME", trash.getParent().toString()), folder),
                            Disk.LOCAL,
                            TinyLibrary.NOBODY);
            };
            work.with(library.sets().getFirst(), desk);
        }
    }

    private static void keepFirst(ImageSet set, DecisionDesk desk, CropBox box) {
        desk.submit(set, new Decision.Keep(set.images().getFirst(), box), Set.of(), TinyLibrary.seen(set));
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        before = TinyLibrary.contents(root);
    }

    private Set<String> names() throws IOException {
        return TinyLibrary.contents(root).keySet();
    }

    private Set<String> trashed() throws IOException {
        return TinyLibrary.contents(trash).keySet();
    }

    @Test
    void rejects_are_staged_in_the_folders_they_had() throws IOException {
        open(RejectPlace.STAGING_FOLDER, (set, desk) -> {
            keepFirst(set, desk, TinyLibrary.BOX);

            Map<String, List<Byte>> after = TinyLibrary.contents(root);
            assertEquals(
                    Set.of(
                            SELECTED + FIRST + ".png",
                            SELECTED + FIRST + ".txt",
                            STAGED + FIRST + ".png",
                            STAGED + LAST + ".png",
                            STAGED + LAST + ".yaml"),
                    after.keySet());
            assertEquals(before.get(SUB + FIRST + ".png"), after.get(STAGED + FIRST + ".png"));
        });
    }

    @Test
    void what_was_staged_comes_back_and_is_staged_again_over_restarts() throws IOException {
        undoAndRedo(RejectPlace.STAGING_FOLDER);
    }

    @Test
    void what_was_trashed_comes_back_and_is_trashed_again_over_restarts() throws IOException {
        undoAndRedo(RejectPlace.DESKTOP_TRASH);
        assertEquals(
                Set.of(
                        "files/" + FIRST + ".png",
                        "files/" + LAST + ".png",
                        "files/" + LAST + ".yaml",
                        "info/" + FIRST + ".png.trashinfo",
                        "info/" + LAST + ".png.trashinfo",
                        "info/" + LAST + ".yaml.trashinfo"),
                trashed());
    }

    private void undoAndRedo(RejectPlace rejects) throws IOException {
        open(rejects, (set, desk) -> keepFirst(set, desk, TinyLibrary.BOX));
        Map<String, List<Byte>> after = TinyLibrary.contents(root);
        for (int time = 1; time <= 2; time++) {
            open(rejects, (set, desk) -> desk.undo());
            assertEquals(before, TinyLibrary.contents(root), "undo " + time);
            open(rejects, (set, desk) -> desk.redo());
            assertEquals(after, TinyLibrary.contents(root), "redo " + time);
        }
    }

    @Test
    void a_decision_can_be_taken_back_after_another_place_for_rejects_was_chosen() throws IOException {
        open(RejectPlace.STAGING_FOLDER, (set, desk) -> keepFirst(set, desk, TinyLibrary.BOX));

        open(RejectPlace.DESKTOP_TRASH, (set, desk) -> {
            desk.undo();
            assertEquals(before, TinyLibrary.contents(root));

            desk.redo();
            assertTrue(trashed().contains("files/" + LAST + ".yaml"), trashed().toString());
        });
    }

    @Test
    void a_name_taken_among_the_kept_images_gives_image_and_companion_the_same_number() throws IOException {
        write(root.resolve(SELECTED + FIRST + ".txt"), SOMEBODY);

        open(RejectPlace.STAGING_FOLDER, (set, desk) -> {
            keepFirst(set, desk, TinyLibrary.BOX);

            assertTrue(names().containsAll(Set.of(SELECTED + FIRST + " (2).png", SELECTED + FIRST + " (2).txt")));
            assertEquals(SOMEBODY, Files.readString(root.resolve(SELECTED + FIRST + ".txt")));

            desk.undo();
            assertEquals(before, TinyLibrary.contents(root));

            desk.redo();
            assertTrue(names().contains(SELECTED + FIRST + " (2).png"));
        });
    }

    @Test
    void a_redo_whose_name_was_taken_meanwhile_fails_whole_and_can_be_tried_again() throws IOException {
        open(RejectPlace.STAGING_FOLDER, (set, desk) -> {
            keepFirst(set, desk, TinyLibrary.BOX);
            Map<String, List<Byte>> after = TinyLibrary.contents(root);
            desk.undo();
            Path taken = root.resolve(SELECTED + FIRST + ".txt");
            write(taken, SOMEBODY);

            DecisionFailed failed = assertThrows(DecisionFailed.class, desk::redo);

            assertTrue(failed.getMessage().contains(taken + ": there is something else"), failed.getMessage());
            assertEquals(before, TinyLibrary.contents(root));

            Files.delete(taken);
            desk.redo();
            assertEquals(after, TinyLibrary.contents(root));
        });
    }

    @Test
    void an_undo_whose_place_was_taken_meanwhile_fails_whole_and_can_be_tried_again() throws IOException {
        open(RejectPlace.STAGING_FOLDER, (set, desk) -> {
            Map<String, List<Byte>> start = before;
            keepFirst(set, desk, CropBox.FULL);
            Path taken = root.resolve(SUB + FIRST + ".png");
            write(taken, SOMEBODY);

            DecisionFailed failed = assertThrows(DecisionFailed.class, desk::undo);

            assertTrue(failed.getMessage().contains(taken + ": there is something else"), failed.getMessage());
            assertEquals(before, TinyLibrary.contents(root));

            Files.delete(taken);
            desk.undo();
            assertEquals(start, TinyLibrary.contents(root));
        });
    }

    @Test
    void a_name_taken_in_the_staging_folder_is_numbered() throws IOException {
        write(root.resolve(STAGED + LAST + ".png"), SOMEBODY);

        open(RejectPlace.STAGING_FOLDER, (set, desk) -> {
            keepFirst(set, desk, CropBox.FULL);

            assertTrue(names().contains(STAGED + LAST + " (2).png"), names().toString());
            assertEquals(SOMEBODY, Files.readString(root.resolve(STAGED + LAST + ".png")));

            desk.undo();
            assertEquals(before, TinyLibrary.contents(root));
        });
    }

    @Test
    void a_name_taken_in_the_trash_is_numbered() throws IOException {
        write(trash.resolve("files/" + LAST + ".png"), SOMEBODY);
        write(trash.resolve("info/" + LAST + " (2).png.trashinfo"), SOMEBODY);
        Map<String, List<Byte>> theirs = TinyLibrary.contents(trash);

        open(RejectPlace.DESKTOP_TRASH, (set, desk) -> {
            keepFirst(set, desk, CropBox.FULL);

            Map<String, List<Byte>> now = TinyLibrary.contents(trash);
            assertEquals(before.get(SUB + LAST + ".png"), now.get("files/" + LAST + " (3).png"));
            assertTrue(now.entrySet().containsAll(theirs.entrySet()));

            desk.undo();
            assertEquals(before, TinyLibrary.contents(root));
            assertEquals(theirs, TinyLibrary.contents(trash));
        });
    }

    @Test
    void two_files_of_one_name_have_each_their_own_place_in_the_trash() throws IOException {
        TinyLibrary.draw(root, 1);
        before = TinyLibrary.contents(root);
        open(RejectPlace.DESKTOP_TRASH, (first, desk) -> {
            try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
                assertEquals(2, library.sets().size());
                library.sets()
                        .forEach(set -> desk.submit(set, new Decision.RejectAll(), Set.of(), TinyLibrary.seen(set)));
            }
            assertTrue(trashed().containsAll(Set.of("files/" + LAST + ".png", "files/" + LAST + " (2).png")));

            desk.undo();
            desk.undo();
            assertEquals(before, TinyLibrary.contents(root));
            assertEquals(Set.of(), trashed());
        });
    }

    @Test
    void an_undo_after_the_trash_was_emptied_names_the_file_and_the_decision_stands() throws IOException {
        open(RejectPlace.DESKTOP_TRASH, (set, desk) -> {
            keepFirst(set, desk, TinyLibrary.BOX);
            Path gone = trash.resolve("files/" + LAST + ".png");
            Files.delete(gone);
            Files.delete(trash.resolve("info/" + LAST + ".png.trashinfo"));
            Map<String, List<Byte>> after = TinyLibrary.contents(root);
            Map<String, List<Byte>> rest = TinyLibrary.contents(trash);

            DecisionFailed failed = assertThrows(DecisionFailed.class, desk::undo);

            assertTrue(failed.getMessage().contains(gone + ": is not there any more"), failed.getMessage());
            assertEquals(after, TinyLibrary.contents(root));
            assertEquals(rest.keySet(), trashed());
            assertEquals(rest, TinyLibrary.contents(trash));
        });
    }
}
