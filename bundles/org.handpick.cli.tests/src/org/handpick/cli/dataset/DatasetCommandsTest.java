package org.handpick.cli.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From drawn images over decisions to datasets, all by commands. */
class DatasetCommandsTest {
    @TempDir
    Path folder;

    private Path library;
    private Path log;
    private List<String> sets;

    private Ran run(Object... words) {
        return Terminal.with(folder.resolve("data")).run(words);
    }

    @BeforeEach
    void decide() {
        library = folder.resolve("library");
        log = folder.resolve("data/training/select_crop_log.csv");
        assertEquals(
                Outcome.DONE,
                run("sample", "draw", library, "--sets", "8", "--size", "120x80")
                        .outcome());
        sets = run("sets", "list", library, "--json").onlyJson().getAsJsonArray("sets").asList().stream()
                .map(set -> set.getAsJsonObject().get("id").getAsString())
                .toList();
        for (int i = 0; i < 6; i++) {
            Ran decided = run(
                    "decide",
                    library,
                    "--set",
                    sets.get(i),
                    "--keep",
                    i % 2 + 1,
                    "--crop",
                    "0.1,0.1,0.9,0.8",
                    "--staging");
            assertEquals(Outcome.DONE, decided.outcome(), decided.err());
        }
        run("decide", library, "--set", sets.get(6), "--reject-all", "--staging");
    }

    private Ran build(String out, Object... more) {
        Object[] words = {"dataset", "build", "--log", log, "--images", library, "--out", folder.resolve(out)};
        return run(Stream.concat(Stream.of(words), Stream.of(more)).toArray());
    }

    @Test
    void a_dataset_is_built_and_told_as_promised() {
        Ran ran = build("out", "--json", "--coco", "--split", "2,1,1", "--seed", "12");

        JsonObject told = ran.onlyJson();
        assertEquals(List.of("sets", "pairs", "crops", "skipped", "leaks"), List.copyOf(told.keySet()));
        JsonObject sides = told.getAsJsonObject("sets");
        assertEquals(List.of("train", "val", "test"), List.copyOf(sides.keySet()));
        assertEquals(
                7,
                sides.asMap().values().stream()
                        .mapToInt(side -> side.getAsInt())
                        .sum());
        assertEquals(6, told.get("crops").getAsInt());
        assertEquals("{}", told.get("skipped").toString());
        assertEquals(0, told.get("leaks").getAsInt());
        assertTrue(Files.exists(folder.resolve("out/coco.json")));
        boolean oneIsEmpty = sides.asMap().values().stream().anyMatch(side -> side.getAsInt() == 0);
        assertEquals(oneIsEmpty ? Outcome.PROBLEMS : Outcome.DONE, ran.outcome(), ran.err());
    }

    @Test
    void rows_taken_back_are_told_and_are_no_problem() {
        run("undo", library, "--staging");

        Ran ran = build("out", "--json", "--split", "1,0,0");

        assertEquals("{\"undo\":1,\"undone\":1}", ran.onlyJson().get("skipped").toString());
        assertTrue(ran.err().contains(log + ": undone, 1 rows (7): The decision was taken back."), ran.err());
        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
    }

    @Test
    void an_image_that_is_gone_is_a_problem() throws IOException {
        Path staged = library.resolve("__delete_staging");
        try (var files = Files.list(staged)) {
            Files.delete(files.filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .findFirst()
                    .orElseThrow());
        }

        Ran ran = build("out", "--json", "--split", "1,0,0");

        assertEquals("{\"missing_file\":1}", ran.onlyJson().get("skipped").toString());
        assertTrue(ran.err().contains("missing_file, 1 rows"), ran.err());
        assertEquals(Outcome.PROBLEMS, ran.outcome());
        assertEquals(1, ran.outcome().exitCode());
    }

    @Test
    void a_warning_is_a_problem() {
        Ran ran = build("out", "--hold-out", library);

        assertTrue(ran.err().contains("The side train is empty"), ran.err());
        assertEquals(Outcome.PROBLEMS, ran.outcome());
    }

    @Test
    void an_output_that_is_there_fails_and_stays() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/precious"), "text");

        Ran ran = build("out", "--json");

        assertEquals(Outcome.FAILED, ran.outcome());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("name another folder"), ran.err());
        assertEquals("text", Files.readString(folder.resolve("out/precious")));
    }

    @Test
    void several_logs_and_folders_may_stand_behind_one_name() throws IOException {
        Path copy = Files.copy(log, folder.resolve("copy.csv"));

        Ran ran = run(
                "dataset",
                "build",
                "--log",
                log,
                copy,
                "--images",
                library,
                library,
                "--split",
                "1,0,0",
                "--out",
                folder.resolve("out"),
                "--json");

        assertEquals("{\"same_event\":7}", ran.onlyJson().get("skipped").toString());
    }

    @Test
    void wrong_words_are_wrong_use_and_make_nothing() {
        for (List<String> more : List.of(
                List.of("--split", "80,20"),
                List.of("--split", "0,0,0"),
                List.of("--split", "-1,1,1"),
                List.of("--seed", "x"),
                List.of("--near", "17"),
                List.of("--near", "-1"))) {
            assertEquals(Outcome.WRONG_USE, build("out", more.toArray()).outcome(), more.toString());
        }
        assertEquals(
                Outcome.WRONG_USE,
                run("dataset", "build", "--images", library, "--out", folder.resolve("out"))
                        .outcome());
        assertEquals(
                Outcome.WRONG_USE,
                run("dataset", "build", "--log", log, "--out", folder.resolve("out"))
                        .outcome());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void a_diff_tells_what_was_added_and_decided_anew() {
        build("before", "--split", "1,0,0");
        run("undo", library, "--staging");
        run("decide", library, "--set", sets.get(6), "--keep", "1", "--staging");
        run("decide", library, "--set", sets.get(7), "--keep", "1", "--staging");
        build("after", "--split", "1,0,0", "--after", folder.resolve("before"));

        Ran ran = run("dataset", "diff", folder.resolve("before"), folder.resolve("after"), "--json");

        JsonObject told = ran.onlyJson();
        assertEquals(1, told.getAsJsonArray("added").size());
        assertEquals(
                sets.get(7),
                told.getAsJsonArray("added").get(0).getAsJsonObject().get("set").getAsString());
        assertEquals(0, told.getAsJsonArray("removed").size());
        assertEquals(0, told.getAsJsonArray("moved").size());
        JsonObject relabelled = told.getAsJsonArray("relabelled").get(0).getAsJsonObject();
        assertEquals(sets.get(6), relabelled.get("set").getAsString());
        assertEquals(JsonParser.parseString("{\"keeper\":null,\"box\":null}"), relabelled.get("before"));
        assertEquals(
                "[0.0,0.0,1.0,1.0]",
                relabelled.getAsJsonObject("after").get("box").toString());
        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
    }

    @Test
    void a_set_on_another_side_is_a_problem() {
        build("before", "--split", "1,0,0");
        build("after", "--split", "0,0,1");

        Ran ran = run("dataset", "diff", folder.resolve("before"), folder.resolve("after"), "--json");

        assertEquals(7, ran.onlyJson().getAsJsonArray("moved").size());
        assertTrue(ran.err().contains("went from train to test"), ran.err());
        assertEquals(Outcome.PROBLEMS, ran.outcome());
    }

    @Test
    void a_damaged_dataset_fails_with_a_sentence() throws IOException {
        build("out");
        Files.writeString(folder.resolve("out/sets.jsonl"), "{}\n");

        Ran ran = run("dataset", "diff", folder.resolve("out"), folder.resolve("out"));

        assertEquals(Outcome.FAILED, ran.outcome());
        assertTrue(ran.err().contains("sets.jsonl: line 1 is no set"), ran.err());
    }
}
