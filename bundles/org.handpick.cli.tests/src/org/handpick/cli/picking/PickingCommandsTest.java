package org.handpick.cli.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejects go to the staging folder here, so that no test touches a person's trash. */
class PickingCommandsTest {
    private static final String FIRST = "20250101_000000_stage1_generated.png";
    private static final String SECOND = "20250101_000010_stage2_upscaled.png";

    @TempDir
    Path folder;

    private Path library;
    private Path data;
    private String set;

    @BeforeEach
    void library() throws IOException {
        library = Files.createDirectory(folder.resolve("library")).toRealPath();
        data = folder.resolve("data");
        for (String name : List.of(FIRST, SECOND)) {
            ImageIO.write(
                    new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB),
                    "png",
                    library.resolve(name).toFile());
        }
        set = status().get("next").getAsString();
    }

    private Ran run(Object... words) {
        return Terminal.with(data).run(words);
    }

    private Ran decide(Object... options) {
        return run(Stream.concat(Stream.of("decide", library, "--set", set, "--staging", "--json"), Stream.of(options))
                .toArray());
    }

    private JsonObject status() {
        return run("library", "status", library, "--json").onlyJson();
    }

    private long rows() throws IOException {
        Path log = data.resolve("training/select_crop_log.csv");
        return Files.exists(log) ? Files.readAllLines(log).size() - 1 : 0;
    }

    @Test
    void a_new_library_is_all_to_do() {
        JsonObject status = status();

        assertEquals(library.toString(), status.get("library").getAsString());
        assertTrue(status.get("writable").getAsBoolean());
        assertEquals(1, status.get("sets").getAsInt());
        assertEquals(1, status.get("to_do").getAsInt());
        assertEquals(0, status.get("repairs").getAsJsonArray().size());
    }

    @Test
    void a_keeper_is_cropped_and_the_others_are_rejected() throws IOException {
        Ran ran = decide("--keep", "2", "--crop", "0,0,0.5,1");

        JsonObject kept = ran.onlyJson();
        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        assertEquals("kept", kept.get("outcome").getAsString());
        assertEquals(SECOND, kept.get("keeper").getAsString());
        assertEquals("[0.0,0.0,0.5,1.0]", kept.get("crop").toString());
        assertEquals(
                20,
                ImageIO.read(library.resolve(kept.get("where").getAsString()).toFile())
                        .getWidth());
        assertFalse(Files.exists(library.resolve(FIRST)));
        assertEquals(1, rows());
        assertEquals(1, status().get("kept").getAsInt());
        assertTrue(status().get("next").isJsonNull());
    }

    @Test
    void the_keeper_may_be_named() {
        assertEquals(FIRST, decide("--keep", FIRST).onlyJson().get("keeper").getAsString());
    }

    @Test
    void sets_list_finds_only_what_is_left() {
        decide("--skip");

        JsonObject listed = run("sets", "list", library, "--json").onlyJson();

        assertEquals(0, listed.getAsJsonArray("sets").size());
        assertEquals(2, listed.getAsJsonArray("unassigned").size());
    }

    @Test
    void undo_brings_back_and_redo_does_it_again() throws IOException {
        decide("--reject-all");
        assertFalse(Files.exists(library.resolve(FIRST)));

        JsonObject undone = run("undo", library, "--staging", "--json").onlyJson();

        assertEquals("to_do", undone.get("outcome").getAsString());
        assertEquals("undone", undone.get("action").getAsString());
        assertTrue(Files.exists(library.resolve(FIRST)));
        assertEquals(2, rows());

        JsonObject redone = run("redo", library, "--staging", "--json").onlyJson();

        assertEquals("rejected", redone.get("outcome").getAsString());
        assertFalse(Files.exists(library.resolve(FIRST)));
    }

    @Test
    void with_nothing_to_undo_it_fails() {
        Ran ran = run("undo", library, "--json");

        assertEquals(Outcome.FAILED, ran.outcome());
        assertEquals("", ran.out());
        assertFalse(ran.err().isBlank());
    }

    @Test
    void a_skipped_image_stays_where_it_is() {
        decide("--keep", "2", "--skip-image", "1");

        assertTrue(Files.exists(library.resolve(FIRST)));
    }

    @Test
    void a_broken_image_is_named_and_left_where_it_is() throws IOException {
        Files.writeString(library.resolve(FIRST), "no picture");

        Ran ran = decide("--reject-all");

        assertEquals(Outcome.PROBLEMS, ran.outcome());
        assertTrue(ran.err().contains(FIRST), ran.err());
        assertTrue(Files.exists(library.resolve(FIRST)));
        assertFalse(Files.exists(library.resolve(SECOND)));
    }

    @Test
    void a_broken_image_cannot_be_kept() throws IOException {
        Files.writeString(library.resolve(FIRST), "no picture");

        Ran ran = decide("--keep", "1");

        assertEquals(Outcome.FAILED, ran.outcome(), ran.err());
        assertTrue(Files.exists(library.resolve(SECOND)));
    }

    @Test
    void training_rows_can_be_left_out() throws IOException {
        decide("--keep", "1", "--no-log-training");

        assertEquals(0, rows());
    }

    @Test
    void what_the_workbench_has_stored_is_kept_to() throws IOException {
        Path settings = data.resolve(".metadata/.plugins/org.eclipse.core.runtime/.settings");
        Files.createDirectories(settings);
        Files.writeString(
                settings.resolve("org.handpick.workbench.prefs"),
                "eclipse.preferences.version=1\ngrouping.gap.minutes=0.1\nlog.training=false\n");

        assertEquals(0, status().get("sets").getAsInt());
        assertEquals(2, status().get("unassigned").getAsInt());
    }

    @Test
    void unclear_decisions_are_wrong_use_and_change_nothing() {
        for (List<String> options : List.of(
                List.<String>of(),
                List.of("--keep", "1", "--reject-all"),
                List.of("--skip", "--reject-all"),
                List.of("--skip", "--crop", "0,0,1,1"),
                List.of("--keep", "3"),
                List.of("--keep", "0"),
                List.of("--keep", "x.png"),
                List.of("--keep", "1", "--skip-image", "1"),
                List.of("--keep", "1", "--set", "t_000000000000"))) {
            Ran ran = decide(options.toArray());

            assertEquals(Outcome.WRONG_USE, ran.outcome(), options + ran.err());
            assertEquals("", ran.out());
        }
        assertEquals(
                Outcome.WRONG_USE,
                run("decide", library, "--set", "t_000000000000", "--skip").outcome());
        assertEquals(1, status().get("to_do").getAsInt());
    }
}
