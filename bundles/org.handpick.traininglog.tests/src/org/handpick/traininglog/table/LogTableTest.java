package org.handpick.traininglog.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.check.CheckLog;
import org.handpick.traininglog.check.Fault;
import org.handpick.traininglog.check.Logs;
import org.handpick.traininglog.reading.LogFormat;
import org.handpick.traininglog.reading.LogReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTableTest {
    private static final CropBox BOX = new CropBox(0.1, 0.1, 0.7, 0.7);

    @TempDir
    Path folder;

    private Path log;
    private LogTable table;

    @BeforeEach
    void open() {
        log = folder.resolve("log.csv");
        table = new LogTable(log);
    }

    @AfterEach
    void close() {
        table.close();
    }

    private static String row(int number) {
        return Logs.ours(number, 2, number % 2, BOX).csv();
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private LogSnapshot refresh() {
        return table.refresh(Progress.NONE);
    }

    private static List<String> sets(LogSnapshot snapshot) {
        return IntStream.range(0, snapshot.rows())
                .mapToObj(i -> snapshot.record(i).field(1))
                .toList();
    }

    @Test
    void rows_are_followed_from_before_the_log_is_there() throws IOException {
        assertEquals(0, refresh().rows());

        append(SelectCropRow.header());
        assertEquals(LogFormat.HANDPICK_SELECT_CROP, refresh().format());

        append(row(1) + row(2));
        LogSnapshot two = refresh();
        append(row(3));
        LogSnapshot three = refresh();

        assertEquals(List.of("t_1", "t_2"), sets(two));
        assertEquals(List.of("t_1", "t_2", "t_3"), sets(three));
        assertEquals(two.generation(), three.generation());
        assertEquals(SelectCropRow.columns(), three.columns());
        assertEquals(3, three.record(2).row());
    }

    @Test
    void nothing_new_is_the_same_snapshot() throws IOException {
        append(SelectCropRow.header() + row(1));

        assertSame(refresh(), refresh());
    }

    @Test
    void a_row_is_shown_once_its_line_end_is_there() throws IOException {
        String csv = row(2);
        append(SelectCropRow.header() + row(1));
        for (char c : csv.strip().toCharArray()) {
            append(String.valueOf(c));
            assertEquals(List.of("t_1"), sets(refresh()));
        }
        append("\r\n");

        assertEquals(List.of("t_1", "t_2"), sets(refresh()));
        assertEquals(csv.strip(), String.join(",", refresh().record(1).fields()));
    }

    @Test
    void a_row_with_a_line_end_in_quotes_may_be_seen_half_written() throws IOException {
        append(SelectCropRow.header() + row(1));
        String csv = row(2).replace("t_2", "\"t\r\n2\"");
        int half = csv.indexOf("2\"");
        append(csv.substring(0, half));
        refresh();
        table.health(Progress.NONE);
        append(csv.substring(half) + row(3));

        assertEquals(List.of("t_1", "t\r\n2", "t_3"), sets(refresh()));
        assertEquals(3, table.health(Progress.NONE).report().valid());
        assertEquals(Map.of(), table.health(Progress.NONE).report().faults());
    }

    @Test
    void the_index_has_the_rows_that_a_reader_reads() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            Files.deleteIfExists(log);
            StringBuilder text = new StringBuilder(SelectCropRow.header());
            random.ints(300, 0, 8).forEach(i -> text.append("a\",,\r\n\né".charAt(i)));
            text.append("\r\n");
            append(text.toString());
            LogSnapshot snapshot = refresh();
            int[] row = {0};
            try (LogReader reader = LogReader.open(log)) {
                for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                    if (row[0] < snapshot.rows()) {
                        assertEquals(
                                next.get().fields(), snapshot.record(row[0]).fields(), "seed " + seed);
                    }
                    row[0]++;
                }
            }
            assertEquals(row[0], snapshot.rows(), "seed " + seed);
            snapshot.read(0, found -> row[0]--, Progress.NONE);
            assertEquals(0, row[0], "seed " + seed);
        }
    }

    @Test
    void a_rotated_log_is_opened_anew_and_the_old_rows_stay_readable() throws IOException {
        append(SelectCropRow.header() + row(1) + row(2));
        LogSnapshot old = refresh();
        Files.move(log, folder.resolve("old.csv"));
        assertEquals(0, refresh().rows());
        append(SelectCropRow.header() + row(7));
        LogSnapshot fresh = refresh();

        assertEquals(List.of("t_7"), sets(fresh));
        assertNotEquals(old.generation(), fresh.generation());
        assertEquals(List.of("t_1", "t_2"), sets(old));
    }

    @Test
    void a_log_that_was_cut_is_opened_anew() throws IOException {
        append(SelectCropRow.header() + row(1) + row(2));
        LogSnapshot old = refresh();
        Files.writeString(log, SelectCropRow.header() + row(1));
        LogSnapshot cut = refresh();

        assertEquals(List.of("t_1"), sets(cut));
        assertNotEquals(old.generation(), cut.generation());
        assertThrows(UnreadableLog.class, () -> old.record(1));
    }

    @Test
    void a_log_that_was_rewritten_and_is_longer_is_opened_anew() throws IOException {
        append(SelectCropRow.header() + row(1));
        long generation = refresh().generation();
        Files.writeString(log, SelectCropRow.header() + row(5) + row(6) + row(7));

        assertEquals(List.of("t_5", "t_6", "t_7"), sets(refresh()));
        assertNotEquals(generation, refresh().generation());
    }

    @Test
    void health_grows_with_the_log_and_is_what_a_check_finds() throws IOException {
        append(SelectCropRow.header() + row(1));
        refresh();
        LogHealth one = table.health(Progress.NONE);
        append(row(1).replace(",e1,", ",e2,") + row(2).replace(",640,480,", ",0,480,"));
        refresh();
        LogHealth three = table.health(Progress.NONE);

        assertEquals(1, one.rows());
        assertEquals(Map.of(), one.report().faults());
        assertEquals(EnumSet.of(Fault.REPEATED_SET), three.faults(1));
        assertEquals(EnumSet.of(Fault.ZERO_SIZE), three.faults(2));
        assertEquals(EnumSet.noneOf(Fault.class), three.faults(3));
        assertEquals(new CheckLog(log).run(Progress.NONE), three.report());
    }

    @Test
    void a_stopped_check_goes_on_where_it_was() throws IOException {
        StringBuilder rows = new StringBuilder(SelectCropRow.header());
        IntStream.range(0, 9000).forEach(i -> rows.append(row(i)));
        append(rows.toString());
        refresh();
        Progress stopped = new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };

        assertThrows(Cancelled.class, () -> table.health(stopped));
        append(row(9000));
        refresh();
        long[] left = {0};
        LogHealth health = table.health(new Progress() {
            @Override
            public void begin(String what, long total) {
                left[0] = total;
            }
        });

        assertEquals(9001, health.report().valid());
        assertTrue(left[0] < 6000, "judged " + left[0] + " rows after the stop");
    }

    @Test
    void a_replaced_log_is_judged_anew() throws IOException {
        append(SelectCropRow.header() + row(1) + row(2));
        refresh();
        table.health(Progress.NONE);
        Files.writeString(log, SelectCropRow.header() + row(1));
        refresh();

        assertEquals(1, table.health(Progress.NONE).report().rows());
        assertEquals(1, table.health(Progress.NONE).report().valid());
    }

    private static int[] rows(LogView view) {
        return IntStream.range(0, view.size()).map(view::row).toArray();
    }

    private int[] arrange(RowFilter filter, Optional<RowOrder> order) {
        return rows(new ArrangeRows(table.snapshot(), filter, order).run(Progress.NONE));
    }

    @Test
    void rows_are_sorted_as_numbers_where_all_are_numbers() throws IOException {
        append("a,b\r\nx,9\r\ny,\r\nz,10\r\nX,9\r\n");
        refresh();
        RowFilter all = new RowFilter.Everything();

        assertArrayEquals(new int[] {0, 3, 2, 1}, arrange(all, Optional.of(new RowOrder("b", false))));
        assertArrayEquals(new int[] {2, 0, 3, 1}, arrange(all, Optional.of(new RowOrder("b", true))));
        assertArrayEquals(new int[] {3, 0, 1, 2}, arrange(all, Optional.of(new RowOrder("a", false))));
        assertArrayEquals(new int[] {0, 1, 2, 3}, arrange(all, Optional.of(new RowOrder("no such column", false))));
        assertArrayEquals(new int[] {0, 1, 2, 3}, arrange(all, Optional.empty()));
    }

    @Test
    void rows_are_filtered_by_text_column_and_fault() throws IOException {
        append(SelectCropRow.header() + row(1) + row(2) + row(3).replace(",640,480,", ",0,480,") + row(31));
        refresh();
        LogHealth health = table.health(Progress.NONE);

        assertArrayEquals(new int[] {2, 3}, arrange(new RowFilter.HasText("T_3"), Optional.empty()));
        assertArrayEquals(new int[] {2}, arrange(new RowFilter.ColumnIs("set_id", "t_3"), Optional.empty()));
        assertArrayEquals(new int[] {2}, arrange(new RowFilter.HasFault(health, Fault.ZERO_SIZE), Optional.empty()));
        assertArrayEquals(new int[] {2}, arrange(new RowFilter.IsInvalid(health), Optional.empty()));
        assertArrayEquals(
                new int[] {3},
                arrange(
                        new RowFilter.All(
                                List.of(new RowFilter.HasText("t_3"), new RowFilter.ColumnIs("directory", "31"))),
                        Optional.of(new RowOrder("timestamp", true))));
    }

    @Test
    void a_view_knows_where_it_shows_a_row() throws IOException {
        append(SelectCropRow.header() + row(1) + row(2));
        LogView view = new ArrangeRows(refresh(), new RowFilter.HasText("t_2"), Optional.empty()).run(Progress.NONE);

        assertEquals(OptionalInt.of(0), view.position(1));
        assertEquals(OptionalInt.empty(), view.position(0));
        assertEquals("t_2", view.record(0).field(1));
    }

    @Test
    void decisions_are_counted_by_the_hour_of_a_zone_and_boxes_measured() throws IOException {
        SelectCropRow undone = Logs.ours(9, 2, 0, BOX);
        append(SelectCropRow.header()
                + Logs.ours(1, 2, 0, new CropBox(0, 0, 0.5, 0.5)).csv()
                + Logs.ours(2, 2, 0, new CropBox(0.25, 0, 0.75, 1)).csv()
                + Logs.ours(3, 2, 0, new CropBox(0.5, 0.25, 1, 0.75)).csv()
                + Logs.ours(5, 2, 0, new CropBox(0.75, 0.75, 1, 1)).csv()
                + Logs.ours(4, 2, 0, CropBox.FULL).csv()
                + Logs.ours(3600, 2, -1, BOX).csv()
                + undone.csv()
                + undone.undo("u", undone.timestamp()).csv());
        ZoneId zone = ZoneId.of("Asia/Kolkata");

        LogStatistics statistics = new MeasureLog(log, zone).run(Progress.NONE);

        ZonedDateTime five = ZonedDateTime.of(2026, 1, 1, 5, 0, 0, 0, zone);
        assertEquals(Map.of(five, 5L, five.plusHours(1), 1L), statistics.perHour());
        assertEquals(1, statistics.uncropped());
        assertEquals(1, statistics.rejectedSets());
        LogStatistics.Crops crops = statistics.crops().orElseThrow();
        assertEquals(4, crops.count());
        assertEquals(new LogStatistics.Spread(0.375, 0.375), crops.left());
        assertEquals(new LogStatistics.Spread(0.265625, 0.25), crops.area());
        assertEquals(0.875, crops.bottom().median());
    }

    @Test
    void a_log_without_crops_has_no_box_statistics() throws IOException {
        append(SelectCropRow.header());

        assertEquals(
                Optional.empty(),
                new MeasureLog(log, ZoneId.of("UTC")).run(Progress.NONE).crops());
    }
}
