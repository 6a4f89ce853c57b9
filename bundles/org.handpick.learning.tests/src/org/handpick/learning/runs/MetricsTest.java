package org.handpick.learning.runs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.handpick.learning.runs.MetricsReader.Grown;
import org.handpick.learning.runs.Series.Axis;
import org.handpick.learning.runs.Series.Grain;
import org.handpick.learning.runs.Series.Key;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.250Z");
    private static final Key LOSS = new Key("train", "loss", Grain.STEP);
    private static final Key TOP1 = new Key("val", "top1", Grain.EPOCH);
    private static final String HEADER = "step,epoch,split,metric,value,time\r\n";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("metrics.csv");
    }

    @Test
    void rows_are_lines_that_any_program_reads() throws IOException {
        try (MetricsWriter writer = MetricsWriter.open(file)) {
            writer.append(loss(1, 0.75));
            writer.append(MetricsRow.ofEpoch(1, 40, "val", "top1", Double.NaN, TIME));
        }
        assertEquals(
                HEADER + "1,,train,loss,0.75,2026-01-31T12:00:00.250Z\r\n"
                        + "40,1,val,top1,NaN,2026-01-31T12:00:00.250Z\r\n",
                Files.readString(file));
    }

    @Test
    void a_reader_beside_the_writer_gets_each_row_once_and_no_part_of_one() throws IOException {
        MetricsReader reader = new MetricsReader(file);
        assertEquals(List.of(), reader.poll());
        try (MetricsWriter writer = MetricsWriter.open(file)) {
            assertEquals(List.of(), reader.poll());
            writer.append(loss(1, 0.5));
            assertGrown(reader.poll(), LOSS, 0, 0.5);
            assertEquals(List.of(), reader.poll());
            writer.append(loss(2, 0.25));
            writer.append(loss(3, 0.125));
            assertGrown(reader.poll(), LOSS, 1, 0.5, 0.25, 0.125);
        }
        byte[] row = "4,,train,loss,0.0625,2026-01-31T12:00:00Z\r\n".getBytes();
        for (byte b : row) {
            assertEquals(List.of(), reader.poll());
            Files.write(file, new byte[] {b}, StandardOpenOption.APPEND);
        }
        assertGrown(reader.poll(), LOSS, 3, 0.5, 0.25, 0.125, 0.0625);
        assertEquals(Optional.empty(), reader.fault());
    }

    @Test
    void whatever_is_written_in_whatever_pieces_is_read_back_the_same() throws IOException {
        Random random = new Random(8);
        MetricsReader reader = new MetricsReader(file);
        Map<Key, double[]> expected = new HashMap<>();
        Map<Key, Series> seen = new HashMap<>();
        for (int session = 0; session < 5; session++) {
            try (MetricsWriter writer = MetricsWriter.open(file)) {
                for (int i = 0; i < 400; i++) {
                    Key key = new Key(
                            "split" + random.nextInt(2), "ü m" + random.nextInt(3), Grain.values()[random.nextInt(2)]);
                    double[] values = expected.getOrDefault(key, new double[0]);
                    double value = random.nextInt(20) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian();
                    int place = values.length + 1;
                    writer.append(
                            key.grain() == Grain.STEP
                                    ? MetricsRow.ofStep(place, key.split(), key.metric(), value, TIME)
                                    : MetricsRow.ofEpoch(place, place * 7L, key.split(), key.metric(), value, TIME));
                    double[] longer = Arrays.copyOf(values, place);
                    longer[place - 1] = value;
                    expected.put(key, longer);
                    if (random.nextInt(9) == 0) {
                        for (Grown grown : reader.poll()) {
                            int before = seen.containsKey(grown.series().key())
                                    ? seen.get(grown.series().key()).size()
                                    : 0;
                            assertEquals(before, grown.from());
                            seen.put(grown.series().key(), grown.series());
                        }
                        seen.forEach((known, series) -> assertArrayEquals(
                                Arrays.copyOf(expected.get(known), series.size()),
                                series.curve(Axis.SECONDS).y()));
                    }
                }
            }
        }
        reader.poll();
        assertEquals(expected.keySet(), Map.copyOf(byKey(reader)).keySet());
        byKey(reader)
                .forEach((key, series) -> assertArrayEquals(
                        expected.get(key), series.curve(Axis.STEP).y()));
    }

    @Test
    void a_row_that_a_crash_has_cut_is_set_aside_wherever_it_was_cut() throws IOException {
        List<String> lines = List.of(HEADER, loss(1, 0.5).csv(), loss(2, 0.25).csv());
        String whole = String.join("", lines);
        for (int length = 0; length <= whole.length(); length++) {
            Path cut = Files.createDirectory(folder.resolve("cut" + length)).resolve("metrics.csv");
            Files.writeString(cut, whole.substring(0, length));
            String kept = "";
            for (String line : lines) {
                kept += kept.length() + line.length() <= length ? line : "";
            }
            String torn = whole.substring(kept.length(), length);
            MetricsReader reader = new MetricsReader(cut);
            reader.poll();
            try (MetricsWriter writer = MetricsWriter.open(cut)) {
                assertEquals(kept.isEmpty() ? HEADER : kept, Files.readString(cut));
                writer.append(loss(9, 0.125));
            }
            reader.poll();

            assertEquals((kept.isEmpty() ? HEADER : kept) + loss(9, 0.125).csv(), Files.readString(cut));
            Path aside = cut.resolveSibling("metrics.csv.cut");
            assertEquals(torn.isEmpty() ? "" : torn + "\n", Files.exists(aside) ? Files.readString(aside) : "");
            assertEquals(
                    Math.max(1, kept.lines().count()),
                    reader.series(LOSS).orElseThrow().size());
        }
    }

    @Test
    void a_run_that_goes_on_from_a_checkpoint_does_steps_again_and_the_later_ones_count() throws IOException {
        MetricsReader reader = new MetricsReader(file);
        try (MetricsWriter writer = MetricsWriter.open(file)) {
            for (int step = 1; step <= 40; step++) {
                writer.append(loss(step, step));
            }
            Series before = reader.poll().getFirst().series();
            writer.append(loss(31, -31));
            writer.append(loss(32, -32));
            Grown again = reader.poll().getFirst();
            assertEquals(30, again.from());
            assertEquals(32, again.series().size());
            assertEquals(30, again.series().value(29));
            assertEquals(-31, again.series().value(30));
            assertEquals(-32, again.series().value(31));

            assertEquals(40, before.size());
            assertArrayEquals(
                    IntStream.rangeClosed(1, 40).asDoubleStream().toArray(),
                    before.curve(Axis.STEP).y());
        }
    }

    @Test
    void a_series_by_step_and_one_by_epoch_are_two_and_each_has_its_axes() {
        MetricsReader reader = new MetricsReader(file);
        try (MetricsWriter writer = MetricsWriter.open(file)) {
            writer.append(loss(40, 3));
            writer.append(MetricsRow.ofEpoch(1, 40, "train", "loss", 4, TIME));
            writer.append(MetricsRow.ofEpoch(2, 80, "train", "loss", 2, TIME.plusMillis(1500)));
        }
        reader.poll();
        Series epochs = reader.series(new Key("train", "loss", Grain.EPOCH)).orElseThrow();
        Series steps = reader.series(LOSS).orElseThrow();
        assertEquals("train/loss", epochs.curve(Axis.EPOCH).name());
        assertArrayEquals(new double[] {1, 2}, epochs.curve(Axis.EPOCH).x());
        assertArrayEquals(new double[] {40, 80}, epochs.curve(Axis.STEP).x());
        assertArrayEquals(new double[] {0, 1.5}, epochs.curve(Axis.SECONDS).x());
        assertEquals(List.of(2, 80L, 2.0), List.of(epochs.epoch(1), epochs.step(1), epochs.value(1)));
        assertEquals(TIME.toEpochMilli() / 1000.0, epochs.time(0));
        assertEquals(0, steps.epoch(0));
        assertThrows(IllegalArgumentException.class, () -> steps.curve(Axis.EPOCH));
        assertThrows(IndexOutOfBoundsException.class, () -> steps.value(1));
    }

    @Test
    void columns_in_another_order_and_columns_of_later_versions_are_read() throws IOException {
        Files.writeString(
                file,
                "\uFEFFvalue,time,seconds,metric,split,epoch,step\n"
                        + "0.5,2026-01-31T12:00:00Z,7,top1,val,3,120\n"
                        + "\"0.75\",2026-01-31T12:00:00Z,\"a, \"\"b\"\"\",top1,\"val\",4,160\n");
        MetricsReader reader = new MetricsReader(file);
        assertGrown(reader.poll(), TOP1, 0, 0.5, 0.75);
        assertEquals(Optional.empty(), reader.fault());
    }

    @Test
    void a_row_without_a_number_is_counted_and_the_others_are_read() throws IOException {
        Files.writeString(
                file,
                HEADER + "1,,train,loss,0.5,2026-01-31T12:00:00Z\r\n"
                        + "2,,train,loss,half,2026-01-31T12:00:00Z\r\n"
                        + "\r\n"
                        + "3,,train,loss\r\n"
                        + "4,0,train,loss,1,2026-01-31T12:00:00Z\r\n"
                        + "5,,train,loss,1,yesterday\r\n"
                        + "6,,tr/ain,loss,1,2026-01-31T12:00:00Z\r\n"
                        + "7,,\"train,loss,1,2026-01-31T12:00:00Z\r\n"
                        + "8,,train,loss,0.25,2026-01-31T12:00:00Z\r\n");
        MetricsReader reader = new MetricsReader(file);
        assertGrown(reader.poll(), LOSS, 0, 0.5, 0.25);
        String fault = reader.fault().orElseThrow();
        assertTrue(fault.contains("6 rows were left out"), fault);
        assertTrue(fault.contains("line 3, 2,,train,loss,half"), fault);
    }

    @Test
    void another_table_is_refused_by_reader_and_writer_and_stays_as_it_is() throws IOException {
        Files.writeString(file, "step,loss\n1,2\n");
        assertThrows(UnreadableRun.class, () -> new MetricsReader(file).poll());
        assertThrows(UnwritableRun.class, () -> MetricsWriter.open(file));
        assertEquals("step,loss\n1,2\n", Files.readString(file));
        Files.writeString(file, HEADER.strip() + ",more\r\n");
        assertThrows(UnwritableRun.class, () -> MetricsWriter.open(file));
    }

    @Test
    void a_file_that_was_replaced_under_its_reader_is_named() throws IOException {
        MetricsReader reader = new MetricsReader(file);
        try (MetricsWriter writer = MetricsWriter.open(file)) {
            writer.append(loss(1, 1));
        }
        reader.poll();
        Files.writeString(file, HEADER);
        assertTrue(assertThrows(UnreadableRun.class, reader::poll).getMessage().contains("shorter"));
        Files.delete(file);
        assertThrows(UnreadableRun.class, reader::poll);
        assertEquals(1, reader.series(LOSS).orElseThrow().size());
    }

    @Test
    void a_line_without_end_does_not_fill_the_memory() throws IOException {
        Files.writeString(file, HEADER + "1".repeat(3 << 20));
        assertTrue(assertThrows(UnreadableRun.class, () -> new MetricsReader(file).poll())
                .getMessage()
                .contains("line 2 is longer than a megabyte"));
    }

    @Test
    void what_would_break_the_table_is_refused_where_it_is_made() {
        assertThrows(IllegalArgumentException.class, () -> MetricsRow.ofStep(-1, "train", "loss", 0, TIME));
        assertThrows(IllegalArgumentException.class, () -> MetricsRow.ofEpoch(0, 1, "train", "loss", 0, TIME));
        for (String name : List.of("", " ", "a,b", "a\nb", "a\"b", " a")) {
            assertThrows(IllegalArgumentException.class, () -> MetricsRow.ofStep(1, name, "loss", 0, TIME));
            assertThrows(IllegalArgumentException.class, () -> MetricsRow.ofStep(1, "train", name, 0, TIME));
        }
        assertThrows(IllegalArgumentException.class, () -> MetricsRow.ofStep(1, "a/b", "loss", 0, TIME));
        assertFalse(Files.exists(file));
    }

    private static MetricsRow loss(long step, double value) {
        return MetricsRow.ofStep(step, "train", "loss", value, TIME);
    }

    private static Map<Key, Series> byKey(MetricsReader reader) {
        Map<Key, Series> series = new HashMap<>();
        reader.series().forEach(one -> series.put(one.key(), one));
        return series;
    }

    private static void assertGrown(List<Grown> grown, Key key, int from, double... values) {
        assertEquals(1, grown.size());
        assertEquals(key, grown.getFirst().series().key());
        assertEquals(from, grown.getFirst().from());
        assertArrayEquals(values, grown.getFirst().series().curve(Axis.STEP).y());
    }
}
