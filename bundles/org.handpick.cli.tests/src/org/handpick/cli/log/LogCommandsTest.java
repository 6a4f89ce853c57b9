package org.handpick.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.LogFiles;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.RepeatKeeper;
import org.handpick.traininglog.RepeatRow;
import org.handpick.traininglog.SelectCropRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCommandsTest {
    private static final String TRUE_ROW = new SelectCropRow(
                    "session",
                    new SetId("t_000000000001"),
                    "",
                    List.of(new LoggedImage(
                            "20250101_000000_stage1_generated.png", "stage1_generated", new ImageSize(100, 200))),
                    Optional.of(new Keeper(0, new CropBox(0.1, 0.1, 0.9, 0.9))),
                    Instant.parse("2025-01-01T00:00:00Z"),
                    LogEvent.of("e1"))
            .csv();

    @TempDir
    Path folder;

    private Ran run(Object... words) {
        return Terminal.with(folder).run(words);
    }

    private Path log(String name, String... records) throws IOException {
        return Files.writeString(folder.resolve(name), SelectCropRow.header() + String.join("", records));
    }

    @Test
    void a_log_without_faults_is_checked_with_exit_code_0() throws IOException {
        Path log = log("log.csv", TRUE_ROW);

        Ran ran = run("log", "check", log, "--json");

        assertEquals("{\"file\":\"" + log + "\",\"rows\":1,\"valid\":1,\"faults\":{}}\n", ran.out());
        assertEquals("", ran.err());
        assertEquals(Outcome.DONE, ran.outcome());
    }

    @Test
    void two_logs_are_joined_by_their_events() throws IOException {
        Path first = log("first.csv", TRUE_ROW);
        Path second = log("second.csv", TRUE_ROW, TRUE_ROW.replace("e1", "e2"));

        Ran ran = run("log", "merge", first, second, "--out", folder.resolve("out.csv"), "--json");

        assertEquals("{\"rows\":2,\"both\":1,\"only_first\":0,\"only_second\":1,\"sets_in_both\":0}\n", ran.out());
        assertEquals(Outcome.DONE, ran.outcome());
        assertEquals(Files.readString(second), Files.readString(folder.resolve("out.csv")));
        assertEquals(
                Outcome.FAILED,
                run("log", "merge", first, second, "--out", folder.resolve("out.csv"))
                        .outcome());
        assertEquals(
                Outcome.WRONG_USE,
                run("log", "merge", first, first, "--out", folder.resolve("one.csv"))
                        .outcome());
    }

    @Test
    void consistency_is_told_from_the_log_of_repeats_and_rows_that_are_not_true_are_named() throws IOException {
        Ran none = run("log", "consistency", "--json");
        assertEquals(Outcome.DONE, none.outcome(), none.err());
        assertEquals(
                "{\"sets\":0,\"enough\":false,\"keeper\":null,\"mean_iou\":null,\"edges05\":null,\"left_out\":0}\n",
                none.out());

        Optional<RepeatKeeper> kept = Optional.of(new RepeatKeeper(0, "a.png", CropBox.FULL));
        StringBuilder rows = new StringBuilder(RepeatRow.header());
        for (int i = 0; i < 20; i++) {
            rows.append(new RepeatRow(
                            "e" + i,
                            Optional.empty(),
                            Instant.parse("2025-02-01T00:00:00Z"),
                            "session",
                            "/library",
                            new SetId("t_" + i),
                            2,
                            new RepeatRow.First("f" + i, Instant.parse("2025-01-01T00:00:00Z"), kept),
                            i < 15 ? kept : Optional.empty(),
                            Duration.ofSeconds(1))
                    .csv());
        }
        Path log = folder.resolve(LogFiles.REPEATS);
        Files.createDirectories(log.getParent());
        Files.writeString(log, rows + "half a row");

        Ran ran = run("log", "consistency", "--json");
        JsonObject told = ran.onlyJson();
        assertEquals(20, told.get("sets").getAsInt());
        assertTrue(told.get("enough").getAsBoolean());
        assertEquals(0.75, told.getAsJsonObject("keeper").get("value").getAsDouble());
        assertEquals(15, told.getAsJsonObject("mean_iou").get("n").getAsInt());
        assertEquals(1, told.get("left_out").getAsInt());
        assertTrue(ran.err().contains("row 21 was left out"), ran.err());
        assertEquals(Outcome.PROBLEMS, ran.outcome());
        assertTrue(
                run("log", "consistency").out().contains("you decided the same in 0.750 ("),
                run("log", "consistency").out());
    }

    @Test
    void each_fault_is_counted_and_its_rows_are_named_on_standard_error() throws IOException {
        Path log = log(
                "log.csv", TRUE_ROW, TRUE_ROW, TRUE_ROW.replace(",100,", ",0,").replace("e1", "e2"));

        Ran ran = run("log", "check", log, "--json");

        assertEquals(
                "{\"file\":\"" + log
                        + "\",\"rows\":3,\"valid\":1,\"faults\":{\"zero_size\":1,\"duplicate_row\":1,\"repeated_set\":1}}\n",
                ran.out());
        assertTrue(ran.err().contains(log + ": zero_size in 1 rows (3): "), ran.err());
        assertTrue(ran.err().contains(log + ": duplicate_row in 1 rows (2): "), ran.err());
        assertEquals(Outcome.PROBLEMS, ran.outcome());
    }

    @Test
    void what_is_only_worth_knowing_is_no_problem() throws IOException {
        Path log = log("log.csv", TRUE_ROW.replace("0.1,0.1,0.9,0.9", "0.0,0.0,1.0,1.0"));

        Ran ran = run("log", "check", log, "--json");

        assertEquals(1, ran.onlyJson().getAsJsonObject("faults").get("full_box").getAsInt(), ran.out());
        assertEquals(Outcome.DONE, ran.outcome());
        assertTrue(ran.err().contains("full_box"), ran.err());
    }

    @Test
    void a_log_that_is_not_there_does_not_stop_the_others() throws IOException {
        Path log = log("log.csv", TRUE_ROW);

        Ran ran = run("log", "check", folder.resolve("none.csv"), log, "--json");

        assertEquals(log.toString(), ran.onlyJson().get("file").getAsString());
        assertTrue(ran.err().contains("none.csv"), ran.err());
        assertEquals(Outcome.PROBLEMS, ran.outcome());
    }

    @Test
    void a_repaired_log_has_no_faults() throws IOException {
        Path log = log(
                "log.csv",
                TRUE_ROW.replace("0.1,0.1,0.9,0.9", "10,20,90,180"),
                TRUE_ROW.replace("t_000000000001", "t_000000000002")
                        .replace("e1", "e2")
                        .replace(",100,", ",0,"));
        Path out = folder.resolve("out.csv");

        Ran ran = run("log", "repair", log, "--out", out, "--json");

        assertEquals(
                "{\"rows\":2,\"written\":1,\"repaired\":{\"pixel_box\":1},\"dropped\":{\"zero_size\":1}}\n", ran.out());
        assertEquals(Outcome.DONE, ran.outcome());
        assertEquals(Outcome.DONE, run("log", "check", out).outcome());
    }

    @Test
    void no_file_is_overwritten() throws IOException {
        Path log = log("log.csv", TRUE_ROW);
        Path out = Files.writeString(folder.resolve("out.csv"), "precious");

        Ran ran = run("log", "repair", log, "--out", out, "--json");

        assertEquals(Outcome.FAILED, ran.outcome());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("out.csv"), ran.err());
        assertEquals("precious", Files.readString(out));
    }

    @Test
    void a_file_that_is_no_log_is_refused() throws IOException {
        Path log = Files.writeString(folder.resolve("notes.txt"), "milk\nbread\n");

        Ran ran = run("log", "repair", log, "--out", folder.resolve("out.csv"));

        assertEquals(Outcome.FAILED, ran.outcome());
        assertTrue(Files.notExists(folder.resolve("out.csv")));
    }
}
