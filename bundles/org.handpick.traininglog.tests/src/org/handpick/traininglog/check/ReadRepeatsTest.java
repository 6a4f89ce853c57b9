package org.handpick.traininglog.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.RepeatKeeper;
import org.handpick.traininglog.RepeatRow;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.UntrueRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadRepeatsTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T10:00:00.123456Z");
    private static final Instant AGAIN = Instant.parse("2026-02-01T10:00:00Z");

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void name() {
        log = folder.resolve("repeat_log.csv");
    }

    private static RepeatRow row(String id, Optional<RepeatKeeper> first, Optional<RepeatKeeper> again) {
        return new RepeatRow(
                id,
                Optional.empty(),
                AGAIN,
                "2026-02-01 11:00:00",
                "/photos, \"the good ones\"",
                new SetId("t_0123456789ab"),
                3,
                new RepeatRow.First("first-" + id, FIRST, first),
                again,
                Duration.ofMillis(1234));
    }

    private static Optional<RepeatKeeper> kept(int index, double left) {
        return Optional.of(new RepeatKeeper(index, "ä/" + index + ".png", new CropBox(left, 0, 1, 0.5)));
    }

    private ReadRepeats.Repeats read(String... records) throws IOException {
        Files.writeString(log, RepeatRow.header() + String.join("", records));
        return new ReadRepeats(log).run(Progress.NONE);
    }

    @Test
    void where_there_is_no_log_nothing_was_repeated() {
        assertEquals(new ReadRepeats.Repeats(List.of(), List.of()), new ReadRepeats(log).run(Progress.NONE));
    }

    @Test
    void whatever_was_written_is_read_again() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<RepeatRow> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(row(
                    "event, \"" + i + "\"",
                    random.nextInt(4) == 0 ? Optional.empty() : kept(random.nextInt(3), random.nextDouble() * 0.99),
                    random.nextInt(4) == 0 ? Optional.empty() : kept(random.nextInt(3), random.nextDouble() * 0.99)));
        }
        ReadRepeats.Repeats read = read(rows.stream().map(RepeatRow::csv).toArray(String[]::new));
        assertEquals(List.of(), read.leftOut());
        assertEquals(rows, read.rows(), "seed " + seed);
    }

    @Test
    void what_was_taken_back_is_not_there_and_the_row_that_does_so_neither() throws IOException {
        RepeatRow one = row("one", kept(0, 0), kept(1, 0));
        RepeatRow two = row("two", kept(0, 0), Optional.empty());

        ReadRepeats.Repeats read = read(
                one.csv(), two.csv(), one.undo("undo", AGAIN.plusSeconds(1)).csv());
        assertEquals(List.of(two), read.rows());
        assertEquals(List.of(), read.leftOut());
    }

    @Test
    void rows_that_are_not_true_are_named_and_the_others_read() throws IOException {
        String good = row("good", kept(0, 0), kept(1, 0.25)).csv();
        String bad = row("bad", kept(0, 0), kept(1, 0.25)).csv();
        List<String> wrong = List.of(
                good, // once more
                row("lost", kept(0, 0), kept(0, 0)).undo("undo", AGAIN).csv(),
                bad.replace(",3,first", ",9,first"),
                bad.replace("2026-01-01T", "2027-01-01T"),
                bad.replace(",1,ä/1", ",7,ä/1"),
                bad.replace("0.25,0,1,0.5", "0.25,0,1.5,0.5"),
                bad.replace("0.25,0,1,0.5", ",0,1,0.5"),
                bad.replace(",1,ä/1", ",-1,ä/1"),
                bad.replace("false", "true"),
                bad.replace("2026-02-01T10", "yesterday"),
                bad.replace("1234,1\r\n", "1234,2\r\n"),
                bad.substring(0, bad.length() / 2));

        List<String> records = new ArrayList<>(List.of(good));
        records.addAll(wrong);
        ReadRepeats.Repeats read = read(records.toArray(String[]::new));
        assertEquals(1, read.rows().size());
        assertEquals(wrong.size(), read.leftOut().size(), read.leftOut()::toString);
        for (int i = 0; i < wrong.size(); i++) {
            String said = read.leftOut().get(i);
            assertTrue(said.startsWith(log + ": row " + (i + 2) + " was left out: "), said);
        }
    }

    @Test
    void another_kind_of_log_is_refused_by_name() throws IOException {
        Files.writeString(log, SelectCropRow.header());

        String said = assertThrows(UnreadableLog.class, () -> new ReadRepeats(log).run(Progress.NONE))
                .getMessage();
        assertTrue(said.contains(log.toString()) && said.contains("select and crop log"), said);
    }

    @Test
    void columns_of_later_versions_are_passed_over() throws IOException {
        RepeatRow row = row("one", kept(0, 0), kept(1, 0));
        Files.writeString(
                log, RepeatRow.header().replace("\r\n", ",mood\r\n") + row.csv().replace("\r\n", ",good\r\n"));

        assertEquals(List.of(row), new ReadRepeats(log).run(Progress.NONE).rows());
    }

    @Test
    void a_row_that_would_not_be_true_can_not_be_made() {
        assertThrows(UntrueRow.class, () -> row(" ", kept(0, 0), kept(0, 0)));
        assertThrows(UntrueRow.class, () -> row("one", kept(3, 0), kept(0, 0)));
        assertThrows(UntrueRow.class, () -> row("one", kept(0, 0), kept(-1, 0)));
        assertThrows(UntrueRow.class, () -> row("one", kept(0, 0), kept(0, 0)).undo("one", AGAIN));
        assertThrows(UntrueRow.class, () -> row("one", kept(0, 0), kept(0, 0)).undo("undo", FIRST));
    }

    @Test
    void a_row_has_as_many_fields_as_there_are_columns() {
        String plain =
                row("one", Optional.empty(), Optional.empty()).csv().replace("\"/photos, \"\"the good ones\"\"\"", "");
        assertEquals(
                RepeatRow.columns().size(),
                Arrays.asList(plain.strip().split(",", -1)).size());
    }
}
