package org.handpick.cli.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.training.TrustedPrograms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** From a log to suggestions, all by commands, with the real engine. One training of two epochs serves all tests. */
class LearningCommandsTest {
    private static final int SETS = 30;

    @TempDir
    static Path folder;

    private static Path library;
    private static Path answers;
    private static Path dataset;
    private static Path trained;
    private static Ran training;

    private static Ran run(Object... words) {
        return Terminal.with(folder.resolve("data")).run(words);
    }

    private static void build(Path log, Path out, String split, Object... more) {
        Object[] words = {"dataset", "build", "--log", log, "--images", library, "--out", out, "--split", split};
        run(Stream.concat(Stream.of(words), Stream.of(more)).toArray());
    }

    private static Ran train(Path out, Object... more) {
        Object[] words = {
            "train",
            "--dataset",
            dataset,
            "--out",
            out,
            "--model",
            "conv-small",
            "--set",
            "model.width=64",
            "--set",
            "model.height=48",
            "--json"
        };
        return run(Stream.concat(Stream.of(words), Stream.of(more)).toArray());
    }

    @BeforeAll
    static void learn() {
        library = folder.resolve("library");
        dataset = folder.resolve("dataset");
        trained = folder.resolve("a run");
        answers = folder.resolve("answers.csv");
        run("sample", "draw", library, "--sets", SETS, "--size", "120x80", "--log", answers);
        build(answers, dataset, "3,1,1");
        training = train(trained, "--epochs", "2");
    }

    @Test
    void a_training_tells_each_epoch_and_then_the_run() {
        assertEquals(Outcome.DONE, training.outcome(), training.err());
        List<JsonObject> told = training.json();
        assertEquals(3, told.size());
        assertEquals(
                List.of("epoch", "train", "val", "best"),
                List.copyOf(told.get(0).keySet()));
        assertEquals(2, told.get(1).get("epoch").getAsInt());
        assertEquals(
                List.of("run", "best_epoch", "minutes"), List.copyOf(told.get(2).keySet()));
        assertEquals(trained.toString(), told.get(2).get("run").getAsString());
        assertTrue(Files.exists(trained.resolve("checkpoints/best.safetensors")));
        assertTrue(Files.exists(trained.resolve("report.md")));
        assertTrue(Files.exists(trained.resolve("spread.json")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void how_much_memory_a_training_needs_is_in_its_log_before_its_first_epoch() throws IOException {
        String log = Files.readString(RunFolder.at(trained).log());
        assertTrue(
                log.matches(
                        "(?s).*A first step was tried: it needs [0-9.]+ GB of memory, and the machine has [0-9.]+ GB"
                                + " left.*Epoch 1 .*"),
                log);
    }

    @Test
    void what_a_dataset_can_not_teach_is_said_when_a_training_begins_and_stays_in_its_log() throws IOException {
        List<String> rows = Files.readAllLines(answers);
        Path firsts = Files.write(
                folder.resolve("firsts.csv"),
                Stream.concat(
                                rows.stream().limit(1),
                                rows.stream().filter(row -> row.matches("drawn,[^,]+,[^,]+,[^,]+,0,.*")))
                        .toList());
        Path lopsided = folder.resolve("lopsided");
        build(firsts, lopsided, "3,1,1");
        Path out = folder.resolve("lopsided-run");

        Ran ran = run("train", "--dataset", lopsided, "--out", out, "--model", "classic", "--epochs", "1");

        String problem = "Every keeper is image 1 of its set; a model learns the place and not the picture.";
        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        assertTrue(ran.err().contains(problem), ran.err());
        assertTrue(Files.readString(RunFolder.at(out).log()).contains(problem), "the log of the run does not say it");
    }

    @Test
    void a_probe_tells_the_cost_and_keeps_nothing() {
        Path none = folder.resolve("none");
        JsonObject cost = train(none, "--probe").onlyJson();
        assertTrue(cost.get("minutes").getAsDouble() > 0, cost::toString);
        assertTrue(cost.get("parameters").getAsLong() > 10_000, cost::toString);
        assertFalse(Files.exists(none));
    }

    @Test
    void an_evaluation_tells_figures_with_intervals_beside_the_rules() {
        Ran ran = run("evaluate", "--run", trained, "--dataset", dataset, "--json");
        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        JsonObject told = ran.onlyJson();
        for (String figure : List.of("top1", "iou50", "mean_iou", "mae")) {
            JsonObject estimate = told.getAsJsonObject(figure);
            assertTrue(
                    estimate.get("low").getAsDouble() <= estimate.get("value").getAsDouble()
                            && estimate.get("value").getAsDouble()
                                    <= estimate.get("high").getAsDouble(),
                    estimate::toString);
        }
        assertTrue(told.getAsJsonObject("baselines").has("highest_stage"), told::toString);
        assertEquals(0, told.getAsJsonObject("consistency").get("sets").getAsInt());
        assertTrue(told.get("sets").getAsInt() > 0);
        assertEquals(0, told.getAsJsonObject("replay").get("decisions").getAsInt());
    }

    @Test
    void the_highest_stage_is_the_one_that_the_person_has_named_so() throws IOException {
        JsonObject usual = rules();
        Path preferences = folder.resolve(
                "data/.metadata/.plugins/org.eclipse.core.runtime/.settings/org.handpick.workbench.prefs");
        Files.createDirectories(preferences.getParent());
        Files.writeString(
                preferences,
                "grouping.stages=stage1_generated\\=4,stage1.5_face_swapped\\=3,stage2_upscaled\\=2,stage3_enhanced\\=1\n");
        JsonObject turned;
        try {
            turned = rules();
        } finally {
            Files.delete(preferences);
        }

        assertEquals(usual.get("last"), usual.get("highest_stage"));
        assertEquals(usual.get("first"), turned.get("highest_stage"));
        assertNotEquals(usual.get("highest_stage"), turned.get("highest_stage"));
    }

    private static JsonObject rules() {
        Ran ran = run("evaluate", "--run", trained, "--dataset", dataset, "--json");
        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        return ran.onlyJson().getAsJsonObject("baselines");
    }

    @Test
    void a_report_is_a_page_with_the_pictures_of_sets() throws IOException {
        Ran ran = run("evaluate", "--run", trained, "--dataset", dataset, "--report");

        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        String page = Files.readString(trained.resolve("report.html"));
        Matcher pictures =
                Pattern.compile("<img src=\"\\./(report/[^\"]+\\.png)\"").matcher(page);
        int shown = 0;
        while (pictures.find()) {
            BufferedImage picture =
                    ImageIO.read(trained.resolve(pictures.group(1)).toFile());
            assertTrue(picture.getWidth() > picture.getHeight(), pictures::group);
            shown++;
        }
        assertTrue(shown > 0, "no picture is shown");
        assertTrue(page.contains("<pre>handpick evaluate --run "), "no table says what makes it again");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_report_is_made_again_by_the_command_that_stands_in_it() throws IOException {
        Path report = trained.resolve("report.md");
        Matcher told = Pattern.compile("(?m)^handpick (evaluate .*)$").matcher(Files.readString(report));
        assertTrue(told.find(), "the report of a training names no command");
        String[] words = shell(told.group(1));
        Files.delete(report);
        Files.delete(trained.resolve("report.html"));

        // From somewhere else, by a program that has another data area where it is told none.
        Ran ran = Terminal.with(folder.resolve("elsewhere")).run((Object[]) words);

        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        String again = Files.readString(report);
        assertTrue(again.contains(told.group()), again);
        assertTrue(Files.exists(trained.resolve("report.html")));
        assertFalse(Files.exists(folder.resolve("elsewhere")));
    }

    /** The words of a line, as a shell parts them. */
    private static String[] shell(String line) throws IOException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", "printf '%s\\0' " + line).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0");
    }

    @Test
    void by_what_it_learned_from_a_model_is_judged_in_files_of_their_own() throws IOException {
        String before = Files.readString(trained.resolve("evaluation.json"));
        assertTrue(before.startsWith("{\"split\":\"test\""), before);

        Ran ran = run("evaluate", "--run", trained, "--dataset", dataset, "--split", "train", "--report");

        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        assertEquals(before, Files.readString(trained.resolve("evaluation.json")));
        assertTrue(Files.readString(trained.resolve("evaluation-train.json")).startsWith("{\"split\":\"train\""));
        assertTrue(Files.readString(trained.resolve("report-train.html")).contains("./report-train/"));
        assertTrue(ran.out().contains("from which the model has learned"), ran.out());
    }

    @Test
    void by_another_dataset_of_the_same_decisions_it_is_judged_by_what_it_has_not_seen_alone() {
        Path other = folder.resolve("other");
        build(answers, other, "0,0,1", "--seed", "7");

        Ran ran = run("evaluate", "--run", trained, "--dataset", other, "--json");

        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        JsonObject told = ran.onlyJson();
        JsonObject own = run("evaluate", "--run", trained, "--dataset", dataset, "--json")
                .onlyJson();
        assertEquals(own.get("sets"), told.get("sets"));
        assertEquals(
                SETS, told.get("sets").getAsInt() + told.get("seen_left_out").getAsInt(), told::toString);
        assertEquals(own.get("top1"), told.get("top1"));
        assertEquals(own.get("calibration"), told.get("calibration"));
        assertEquals(own.get("baselines"), told.get("baselines"));
    }

    @Test
    void suggestions_are_told_for_each_set_and_a_broken_image_is_named() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        try (Stream<Path> files = Files.list(library)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Path broken;
        try (Stream<Path> files = Files.list(copy)) {
            broken = files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(broken, "no picture");

        Ran ran = run("suggest", "--run", trained, copy, "--json");

        assertEquals(Outcome.PROBLEMS, ran.outcome());
        assertTrue(ran.err().contains(broken.getFileName().toString()), ran.err());
        List<JsonObject> told = ran.json();
        assertTrue(told.size() >= SETS - 2, () -> "told of " + told.size());
        for (JsonObject set : told) {
            assertEquals(List.of("set", "files", "scores", "pick", "crop", "confidence"), List.copyOf(set.keySet()));
            assertEquals(
                    set.getAsJsonArray("files").size(),
                    set.getAsJsonArray("scores").size());
            assertEquals(set.get("pick").isJsonNull(), set.get("crop").isJsonNull());
        }
    }

    @Test
    void a_run_that_went_to_its_end_is_not_begun_again_and_other_things_are_wrong_use() {
        assertEquals(Outcome.WRONG_USE, run("train", "--json").outcome());
        assertEquals(
                Outcome.WRONG_USE,
                train(folder.resolve("x"), "--set", "training.speed=9").outcome());
        assertFalse(Files.exists(folder.resolve("x")));
        assertEquals(Outcome.FAILED, train(trained).outcome());
    }

    @Test
    void a_run_that_is_there_is_not_gone_on_with_under_options_that_say_otherwise() throws IOException {
        byte[] before = Files.readAllBytes(trained.resolve("log.txt"));
        Path other = folder.resolve("other sides");
        build(answers, other, "1,1,1");

        refusesToGoOn("--epochs: the run " + trained, "training.epochs is 2", "--epochs", "3");
        refusesToGoOn("--model: ", "model.name is conv-small", "--model", "vit-tiny");
        refusesToGoOn("--set: ", "training.rate is 0.0015", "--set", "training.rate=0.1");
        refusesToGoOn("--dataset: ", "its dataset is " + dataset, "--dataset", other);
        refusesToGoOn("--seed: ", "training.seed is 1", "--seed", "7", "--epochs", "2");

        // What only says again how it was begun is no contradiction; that it was finished is another matter.
        Ran same = run("train", "--out", trained, "--epochs", "2", "--model", "conv-small", "--dataset", dataset);
        assertEquals(Outcome.FAILED, same.outcome(), same.err());
        assertArrayEquals(before, Files.readAllBytes(trained.resolve("log.txt")));
    }

    private static void refusesToGoOn(String option, String own, Object... words) {
        Ran ran = run(Stream.concat(Stream.of("train", "--out", trained), Stream.of(words))
                .toArray());
        assertEquals(Outcome.WRONG_USE, ran.outcome(), ran.err());
        assertTrue(ran.err().contains(option) && ran.err().contains(own), ran.err());
    }

    @Test
    void a_run_tells_the_versions_of_what_made_it() {
        Map<String, String> versions = RunFolder.at(trained).environment().versions();

        assertTrue(versions.keySet().containsAll(List.of("java", "pytorch", "djl")), versions::toString);
    }

    @Test
    void a_program_that_is_trusted_is_told_with_what_it_is_known_by() throws IOException {
        Path program = Files.writeString(folder.resolve("program.pt"), "abc");
        Path gone = folder.resolve("gone.pt");

        Ran ran = run("encoder", "trust", gone, program, "--json");

        assertEquals(Outcome.PROBLEMS, ran.outcome());
        assertTrue(ran.err().contains(gone.toString()), ran.err());
        JsonObject told = ran.onlyJson();
        assertEquals(program.toString(), told.get("file").getAsString());
        assertTrue(TrustedPrograms.in(folder.resolve("data"))
                .contain(told.get("sha256").getAsString()));
    }

    @Test
    void a_model_that_is_none_is_refused_with_a_sentence() throws IOException {
        Path hostile = folder.resolve("hostile");
        Files.createDirectories(hostile.resolve("checkpoints"));
        for (String file : List.of("config.yaml", "environment.json", "state.json", "notes.json", "evaluation.json")) {
            Files.copy(trained.resolve(file), hostile.resolve(file));
        }
        Files.write(hostile.resolve("checkpoints/best.safetensors"), new byte[] {(byte) 0x80, 4, 'c', 'o', 's', '\n'});

        Ran ran = run("evaluate", "--run", hostile, "--dataset", dataset);

        assertEquals(Outcome.FAILED, ran.outcome());
        assertTrue(ran.err().contains("best.safetensors"), ran.err());
    }
}
