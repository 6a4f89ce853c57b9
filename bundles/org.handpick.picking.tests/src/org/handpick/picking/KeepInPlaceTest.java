package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.Disk;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.Unassigned;
import org.handpick.imaging.ImageFacts;
import org.handpick.imaging.ImageFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preference that an image which is kept stays where it is. */
class KeepInPlaceTest {
    private static final String FIRST = "20250101_080000_stage1_generated";
    private static final String LAST = "20250101_080040_stage2_upscaled";
    private static final ImageSize CROPPED = new ImageSize(18, 12);

    @TempDir
    Path folder;

    private Path root;
    private Map<String, List<Byte>> before;

    /** One set of two images, each with a companion. */
    @BeforeEach
    void draw() throws IOException {
        root = TinyLibrary.draw(folder.resolve("library"), 1);
        Files.writeString(root.resolve(LAST + ".yaml"), "prompt: last");
        before = TinyLibrary.contents(root);
    }

    @FunctionalInterface
    private interface Work {
        void with(Library library, DecisionDesk desk) throws IOException;
    }

    private void open(Disk disk, Work work) throws IOException {
        try (Library library = TinyLibrary.open(root, disk)) {
            DeskRules rules =
                    new DeskRules(folder.resolve("data"), KeepPlace.IN_PLACE, RejectPlace.STAGING_FOLDER, true);
            work.with(library, TinyLibrary.desk(library, rules, disk));
        }
    }

    private void open(Work work) throws IOException {
        open(Disk.LOCAL, work);
    }

    private static Committed keep(Library library, DecisionDesk desk, int image, CropBox box) {
        ImageSet set = library.sets().getFirst();
        return desk.submit(set, new Decision.Keep(set.images().get(image), box), Set.of(), TinyLibrary.seen(set));
    }

    /** What lies in the undo store, by content. */
    private List<List<Byte>> undoStore() throws IOException {
        Path store = root.resolve(Library.FOLDER).resolve("undo");
        return Files.isDirectory(store)
                ? List.copyOf(TinyLibrary.contents(store).values())
                : List.of();
    }

    @Test
    void a_crop_takes_the_place_of_its_original_which_goes_to_the_undo_store() throws IOException {
        open((library, desk) -> {
            keep(library, desk, 0, TinyLibrary.BOX);

            assertEquals(CROPPED, ImageFacts.read(root.resolve(FIRST + ".png")).size());
            assertEquals(List.of(before.get(FIRST + ".png")), undoStore());
            assertEquals(
                    Optional.of(new Outcome.Kept(
                            library.sets().getFirst().images().getFirst(), TinyLibrary.BOX, FIRST + ".png")),
                    library.outcome(library.sets().getFirst().id()));
        });
    }

    @Test
    void companions_of_the_keeper_stay_and_those_of_the_others_go_with_them() throws IOException {
        open((library, desk) -> keep(library, desk, 0, TinyLibrary.BOX));

        Map<String, List<Byte>> after = TinyLibrary.contents(root);
        assertEquals(
                Set.of(
                        FIRST + ".png",
                        FIRST + ".txt",
                        "__delete_staging/" + LAST + ".png",
                        "__delete_staging/" + LAST + ".yaml"),
                after.keySet());
        assertEquals(before.get(FIRST + ".txt"), after.get(FIRST + ".txt"));
        assertEquals(before.get(LAST + ".png"), after.get("__delete_staging/" + LAST + ".png"));
    }

    @Test
    void a_full_box_leaves_the_keeper_as_it_is() throws IOException {
        open((library, desk) -> {
            Committed committed = keep(library, desk, 1, CropBox.FULL);

            assertEquals(List.of(), undoStore());
            assertEquals(2, committed.moved().size(), "the other image and its caption");
            Map<String, List<Byte>> after = TinyLibrary.contents(root);
            assertEquals(before.get(LAST + ".png"), after.get(LAST + ".png"));
            assertEquals(before.get(LAST + ".yaml"), after.get(LAST + ".yaml"));
            assertFalse(after.containsKey(FIRST + ".png"));

            desk.undo();
            assertEquals(before, TinyLibrary.contents(root));

            desk.redo();
            assertEquals(after, TinyLibrary.contents(root));
        });
    }

    @Test
    void undo_and_redo_restore_every_byte_again_and_again() throws IOException {
        open((library, desk) -> {
            keep(library, desk, 0, TinyLibrary.BOX);
            Map<String, List<Byte>> after = TinyLibrary.contents(root);
            assertNotEquals(before.get(FIRST + ".png"), after.get(FIRST + ".png"));

            for (int time = 1; time <= 3; time++) {
                desk.undo();
                assertEquals(before, TinyLibrary.contents(root), "undo " + time);
                desk.redo();
                assertEquals(after, TinyLibrary.contents(root), "redo " + time);
            }
        });
        assertEquals(7, TinyLibrary.rows(folder.resolve("data")).size());
    }

    @Test
    void undo_and_redo_restore_every_byte_over_restarts() throws IOException {
        open((library, desk) -> keep(library, desk, 0, TinyLibrary.BOX));
        Map<String, List<Byte>> after = TinyLibrary.contents(root);

        for (int time = 1; time <= 3; time++) {
            open((library, desk) -> desk.undo());
            assertEquals(before, TinyLibrary.contents(root), "undo " + time);
            open((library, desk) -> desk.redo());
            assertEquals(after, TinyLibrary.contents(root), "redo " + time);
        }
    }

    @Test
    void a_keeper_in_place_is_in_no_new_set_after_a_restart() throws IOException {
        open((library, desk) -> keep(library, desk, 0, TinyLibrary.BOX));

        open((library, desk) -> {
            assertEquals(new Tally(1, 0, 1, 0, 0), library.tally());
            assertEquals(
                    List.of(new Unassigned(new ImageRef(FIRST + ".png"), Unassigned.Reason.KEPT)),
                    library.unassigned());
        });
    }

    @Test
    void killed_at_any_touch_a_decision_is_whole_after_the_next_start() throws IOException {
        killAtEachTouch((library, desk) -> keep(library, desk, 0, TinyLibrary.BOX), (library, desk) -> desk.undo());
    }

    @Test
    void killed_at_any_touch_an_undo_is_whole_after_the_next_start() throws IOException {
        open((library, desk) -> keep(library, desk, 0, TinyLibrary.BOX));

        killAtEachTouch((library, desk) -> desk.undo(), (library, desk) -> desk.redo());
    }

    @Test
    void killed_at_any_touch_a_redo_is_whole_after_the_next_start() throws IOException {
        open((library, desk) -> keep(library, desk, 0, TinyLibrary.BOX));
        open((library, desk) -> desk.undo());

        killAtEachTouch((library, desk) -> desk.redo(), (library, desk) -> desk.undo());
    }

    /** Kills {@code work} at its first touch, its second and so on, until it gets through; {@code back} takes it back. */
    private void killAtEachTouch(Work work, Work back) throws IOException {
        Map<String, List<Byte>> start = TinyLibrary.contents(root);
        open(work);
        Map<String, List<Byte>> end = TinyLibrary.contents(root);
        assertNotEquals(start, end);
        int finished = 0;
        int takenBack = 0;
        boolean killed = true;
        for (int touch = 1; killed; touch++) {
            open(back);
            assertEquals(start, TinyLibrary.contents(root), "taken back before touch " + touch);
            killed = isKilled(BadDisk.killedAt(touch), work);
            open((library, desk) -> assertEquals(List.of(), stuck(library)));
            Map<String, List<Byte>> now = TinyLibrary.contents(root);
            assertTrue(now.equals(start) || now.equals(end), "killed at touch " + touch + ", found " + now.keySet());
            if (now.equals(start)) {
                takenBack++;
                open(work);
            } else {
                finished++;
            }
            assertEquals(end, TinyLibrary.contents(root), "after the kill at touch " + touch);
        }
        assertTrue(
                finished > 10 && takenBack > 0, "finished " + finished + " times, taken back " + takenBack + " times");
        assertEquals(committed(), TinyLibrary.rows(folder.resolve("data")).size());
    }

    private boolean isKilled(Disk disk, Work work) throws IOException {
        try {
            open(disk, work);
            return false;
        } catch (BadDisk.Killed expected) {
            return true;
        }
    }

    private static List<String> stuck(Library library) {
        return library.repairs().stream()
                .filter(repair -> !repair.endsWith("it was finished.") && !repair.contains("it was taken back"))
                .toList();
    }

    private int committed() throws IOException {
        List<Decided> history = new ArrayList<>();
        open((library, desk) ->
                history.addAll(library.history(library.sets().getFirst().id())));
        return history.size();
    }

    @Test
    void a_crop_whose_format_differs_from_its_original_says_so_in_its_name() throws IOException {
        Path bitmap = root.resolve(FIRST + ".bmp");
        BufferedImage image = ImageIO.read(root.resolve(FIRST + ".png").toFile());
        assertTrue(ImageIO.write(image, "bmp", bitmap.toFile()));
        Files.delete(root.resolve(FIRST + ".png"));
        before = TinyLibrary.contents(root);

        open((library, desk) -> keep(library, desk, 0, TinyLibrary.BOX));

        Map<String, List<Byte>> after = TinyLibrary.contents(root);
        assertEquals(
                ImageFormat.PNG, ImageFacts.read(root.resolve(FIRST + ".png")).format());
        assertEquals(List.of(before.get(FIRST + ".bmp")), undoStore());
        open((library, desk) -> {
            assertEquals(
                    List.of(new Unassigned(new ImageRef(FIRST + ".png"), Unassigned.Reason.KEPT)),
                    library.unassigned());
            desk.undo();
            assertEquals(before, TinyLibrary.contents(root));
            desk.redo();
            assertEquals(after, TinyLibrary.contents(root));
        });
    }
}
