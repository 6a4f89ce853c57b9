package org.handpick.traininglog.check;

import static org.handpick.traininglog.check.Logs.EARLIER_HEADER;
import static org.handpick.traininglog.check.Logs.row;
import static org.handpick.traininglog.check.Logs.shortRow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.traininglog.DecisionRow;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.SelectionOnlyRow;
import org.handpick.traininglog.UnrepairableLog;
import org.handpick.traininglog.UnwritableLog;
import org.handpick.traininglog.reading.LogReader;
import org.handpick.traininglog.reading.LogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairLogTest {
    @TempDir
    Path folder;

    private Path out;
    private Path recrops;

    @BeforeEach
    void outputs() {
        out = folder.resolve("out.csv");
        recrops = folder.resolve("out.recrops.csv");
    }

    private RepairReport repair(String... content) {
        return new RepairLog(Logs.write(folder, content), out).run(Progress.NONE);
    }

    private static List<LogRecord> rows(Path log) {
        List<LogRecord> rows = new ArrayList<>();
        try (LogReader reader = LogReader.open(log)) {
            for (Optional<LogRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private static CropBox box(LogRecord row) {
        return new CropBox(
                row.number(6).getAsDouble(),
                row.number(7).getAsDouble(),
                row.number(8).getAsDouble(),
                row.number(9).getAsDouble());
    }

    @Test
    void pixels_become_fractions_that_give_the_pixels_back() {
        RepairReport report = repair(EARLIER_HEADER, shortRow("a", "10.0,20.0,501.0,777.0"));

        assertEquals(new RepairReport(1, 1, Map.of(Fault.PIXEL_BOX, 1L, Fault.SHORT_ROW, 1L), Map.of()), report);
        LogRecord row = rows(out).getFirst();
        assertEquals(SelectCropRow.columns().size(), row.size());
        assertEquals(new PixelBox(10, 20, 501, 777), box(row).on(new ImageSize(1000, 800)));
        assertEquals(Logs.TIME, row.field(10));
    }

    @Test
    void rows_that_would_have_to_be_guessed_are_dropped_each_for_one_reason() {
        RepairReport report = repair(
                EARLIER_HEADER,
                row("a", "0.1,0.1,0.9,0.9"),
                "20251020_extraction,crop,crop/a.png,stage2,0,0,1,1,20250705_230713\r\n",
                row("b", "0,0,1,1").replace("2025-10-08 14:46:56", "20251020_extraction"),
                row("c", "9,9,99,99").replace(",1000,800,", ",0,0,"),
                row("d", "0.1,0.1,0.9,0.9").replace(Logs.TIME, "2025-10-08 18:47:32"),
                "2025-10-08 14:46:56,cut");

        assertEquals(
                new RepairReport(
                        6,
                        1,
                        Map.of(),
                        Map.of(
                                Fault.SHIFTED_ROW, 1L,
                                Fault.MADE_UP_BOX, 1L,
                                Fault.ZERO_SIZE, 1L,
                                Fault.NAIVE_TIME, 1L,
                                Fault.CUT_ROW, 1L)),
                report);
    }

    @Test
    void crops_of_the_cropped_file_are_set_apart_in_the_frame_of_the_original() {
        RepairReport report = repair(
                EARLIER_HEADER,
                row("a", "100,200,700,500"),
                row("a", "50,60,550,260"),
                row("a", "0,0,500,200"),
                row("a", "0,0,1000,800"));

        assertEquals(1, report.written());
        assertEquals(
                Map.of(Fault.RECROP_INSIDE, 1L, Fault.RECROP_WHOLE, 1L, Fault.REPEATED_FULL_BOX, 1L), report.dropped());
        PixelBox placed = new PixelBox(150, 260, 650, 460);
        assertEquals(
                List.of(placed, placed),
                rows(recrops).stream()
                        .map(row -> box(row).on(new ImageSize(1000, 800)))
                        .toList());
    }

    @Test
    void without_such_crops_there_is_no_file_for_them() {
        repair(EARLIER_HEADER, row("a", "100,200,700,500"));

        assertFalse(Files.exists(recrops));
    }

    @Test
    void what_repair_writes_is_valid_whatever_it_was_given() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder(EARLIER_HEADER);
            for (int i = 0; i < 12; i++) {
                String set = "s" + random.nextInt(8);
                text.append(random.nextBoolean() ? row(set, someBox(random)) : shortRow(set, someBox(random)));
            }
            for (int damage = 0; damage < random.nextInt(12); damage++) {
                int at = EARLIER_HEADER.length() + random.nextInt(text.length() - EARLIER_HEADER.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "\",\r\n0é\uFFFD".charAt(random.nextInt(7)));
                    default -> text.setCharAt(at, ",\"\n-.\0".charAt(random.nextInt(6)));
                }
            }
            out = folder.resolve("out" + round + ".csv");

            RepairReport report = repair(text.toString());

            long dropped = report.dropped().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertEquals(report.rows(), report.written() + dropped, "seed " + seed);
            Path apart = folder.resolve("out" + round + ".recrops.csv");
            for (Path output : Files.exists(apart) ? List.of(out, apart) : List.of(out)) {
                LogReport check = new CheckLog(output).run(Progress.NONE);
                long repeats = output.equals(apart) ? check.count(Fault.REPEATED_SET) : 0;
                assertEquals(check.rows(), check.valid() + repeats, "seed " + seed + " " + check.faults());
            }
            assertEquals(report.written(), rows(out).size());
        }
    }

    private static String someBox(Random random) {
        int left = random.nextInt(900);
        int top = random.nextInt(700);
        return random.nextInt(4) == 0
                ? "0,0,1000,800"
                : left + "," + top + "," + (left + 1 + random.nextInt(1000 - left)) + ","
                        + (top + 1 + random.nextInt(800 - top));
    }

    @Test
    void our_own_log_comes_back_as_it_was() throws IOException {
        String rows = Logs.ours(1, 3, 1, new CropBox(0.1, 0.2, 0.7, 0.8)).csv()
                + Logs.ours(2, 2, -1, CropBox.FULL).csv();

        repair(SelectCropRow.header(), rows);

        assertEquals(SelectCropRow.header() + rows, Files.readString(out));
    }

    @Test
    void repairing_twice_gives_the_same_events() throws IOException {
        String[] content = {EARLIER_HEADER, row("a", "100,200,700,500")};
        repair(content);
        String first = Files.readString(out);
        out = folder.resolve("again.csv");
        repair(content);

        assertEquals(first, Files.readString(out));
    }

    @Test
    void python_lists_become_json() throws IOException {
        RepairReport report = repair(
                "session_id,set_id,project,chosen_stage,max_rejected_stage,chosen_path,rejected_paths,timestamp\r\n",
                "s,g,p,1,2,p/a.png,\"['p/b.png', \"\"p/it's.png\"\"]\"," + Logs.TIME + "\r\n");

        assertEquals(Map.of(Fault.PYTHON_LIST, 1L), report.repaired());
        assertTrue(Files.readString(out).startsWith(SelectionOnlyRow.header()));
        assertEquals("[\"p/b.png\",\"p/it's.png\"]", rows(out).getFirst().field(3));
    }

    @Test
    void crop_training_rows_become_sets_of_one_image() {
        repair(
                "timestamp,project_id,filename,crop_x1,crop_y1,crop_x2,crop_y2,width,height\r\n",
                "2025-10-08T18:47:32Z,p,20250705_230713_stage2_upscaled.png,1,0,9,10,10,10\r\n");

        LogRecord row = rows(out).getFirst();
        assertEquals("p_20250705_230713_stage2_upscaled", row.field(1));
        assertEquals("p/20250705_230713_stage2_upscaled.png", row.field(5));
        assertEquals("stage2_upscaled", row.field(12));
        assertEquals(new CropBox(0.1, 0, 0.9, 1), box(row));
    }

    @Test
    void no_file_is_overwritten() throws IOException {
        Path log = Logs.write(folder, EARLIER_HEADER, row("a", "0.1,0.1,0.9,0.9"));
        for (Path taken : List.of(out, recrops)) {
            Files.writeString(taken, "kept");

            assertThrows(UnwritableLog.class, () -> new RepairLog(log, out).run(Progress.NONE));

            assertEquals("kept", Files.readString(taken));
            Files.delete(taken);
        }
        assertThrows(UnwritableLog.class, () -> new RepairLog(log, log).run(Progress.NONE));
    }

    @Test
    void what_is_stopped_leaves_nothing() throws IOException {
        StringBuilder rows = new StringBuilder(EARLIER_HEADER);
        for (int i = 0; rows.length() < 600_000; i++) {
            rows.append(row("s" + i, "100,200,700,500"));
        }
        Path log = Logs.write(folder, rows.toString());
        Progress stopped = new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };

        assertThrows(Cancelled.class, () -> new RepairLog(log, out).run(stopped));
        assertOnly(log);
    }

    @Test
    void a_log_without_decisions_is_refused_and_leaves_nothing() throws IOException {
        Path log = Logs.write(folder, "action,kept,deleted1,deleted2,deleted3\r\n", "keep,a.png,b.png,,\r\n");

        assertThrows(UnrepairableLog.class, () -> new RepairLog(log, out).run(Progress.NONE));
        assertOnly(log);
    }

    private void assertOnly(Path log) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(log), files.toList());
        }
    }

    @Test
    void only_decisions_in_force_are_read() {
        SelectCropRow undone = Logs.ours(1, 2, 0, CropBox.FULL);
        SelectCropRow undo = undone.undo("u1", undone.timestamp().plusSeconds(1));
        SelectCropRow stands = Logs.ours(2, 3, 2, new CropBox(0, 0, 0.5, 1));
        Path log = Logs.write(
                folder, SelectCropRow.header(), undone.csv(), undo.csv(), stands.csv(), stands.csv(), "torn,row");
        List<SelectCropRow> read = new ArrayList<>();

        RepairReport report = new ReadDecisions(log, read::add).run(Progress.NONE);

        assertEquals(List.of(stands), read);
        assertEquals(Map.of(Fault.DUPLICATE_ROW, 1L, Fault.CUT_ROW, 1L), report.dropped());
    }

    @Test
    void every_row_is_told_with_its_number_and_what_became_of_it() {
        SelectCropRow undone = Logs.ours(1, 2, 0, CropBox.FULL);
        SelectCropRow undo = undone.undo("u", Instant.parse("2026-02-01T00:00:00Z"));
        SelectCropRow stands = Logs.ours(2, 3, 2, new CropBox(0, 0, 0.5, 1));
        List<DecisionRow> rows = List.of(undone, undo, stands, stands);
        for (boolean crops : List.of(true, false)) {
            List<DecisionRow> written = rows.stream()
                    .map(row -> crops ? row : ((SelectCropRow) row).selectionOnly())
                    .toList();
            StringBuilder text = new StringBuilder(crops ? SelectCropRow.header() : SelectionOnlyRow.header());
            written.forEach(row -> text.append(row.csv()));
            Path log = Logs.write(folder, text.append("torn,row").toString());
            List<JudgedRow> told = new ArrayList<>();

            RepairReport report = new JudgeDecisions(log, told::add).run(Progress.NONE);

            assertEquals(
                    List.of(
                            new JudgedRow.Undone(1, "e1"),
                            new JudgedRow.Undo(2, "e1"),
                            new JudgedRow.InForce(3, written.get(2), crops ? Set.of(Fault.TIME_GOES_BACK) : Set.of()),
                            new JudgedRow.LeftOut(4, Fault.DUPLICATE_ROW),
                            new JudgedRow.LeftOut(5, Fault.CUT_ROW)),
                    told);
            assertEquals(told.size(), report.rows());
        }
    }

    @Test
    void rows_made_on_a_cropped_file_are_told_as_left_out() {
        Path log =
                Logs.write(folder, Logs.EARLIER_HEADER, Logs.row("a", "100,100,500,400"), Logs.row("a", "0,0,400,300"));
        List<JudgedRow> told = new ArrayList<>();

        new JudgeDecisions(log, told::add).run(Progress.NONE);

        assertEquals(2, told.size());
        assertEquals(1, told.getFirst().number());
        assertEquals(new JudgedRow.LeftOut(2, Fault.RECROP_WHOLE), told.getLast());
    }

    @Test
    void selections_cannot_be_read_as_crops() {
        Path log = Logs.write(folder, SelectionOnlyRow.header());

        assertThrows(UnrepairableLog.class, () -> new ReadDecisions(log, row -> {}).run(Progress.NONE));
    }

    @Test
    void text_that_is_not_ascii_survives() {
        repair(EARLIER_HEADER, row("é😀", "0.1,0.1,0.9,0.9"));

        assertEquals("é😀", rows(out).getFirst().field(1));
    }
}
