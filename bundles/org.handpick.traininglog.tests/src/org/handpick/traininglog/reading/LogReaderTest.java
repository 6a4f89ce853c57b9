package org.handpick.traininglog.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.handpick.traininglog.RepeatRow;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.SelectionOnlyRow;
import org.handpick.traininglog.UnreadableLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogReaderTest {
    private static final String HEADER = "session_id,set_id,chosen_path,neg_paths,timestamp\r\n";

    @TempDir
    Path folder;

    private List<LogRecord> read(byte[] content) throws IOException {
        Path log = Files.write(folder.resolve("log.csv"), content);
        List<LogRecord> records = new ArrayList<>();
        try (LogReader reader = LogReader.open(log)) {
            for (Optional<LogRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
                records.add(record.get());
            }
        }
        return records;
    }

    private List<LogRecord> read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<List<String>> fields(List<LogRecord> records) {
        return records.stream().map(record -> List.copyOf(record.fields())).toList();
    }

    @Test
    void whatever_commons_csv_writes_is_read_back() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "ab,\"\r\n é😀 '";
        int[] letters = alphabet.codePoints().toArray();
        for (int round = 0; round < 200; round++) {
            List<List<String>> rows = new ArrayList<>();
            StringBuilder text = new StringBuilder(HEADER);
            for (int row = 0; row < 1 + random.nextInt(8); row++) {
                List<String> fields = new ArrayList<>();
                fields.add("x"); // a row is not an empty line
                for (int field = 0; field < random.nextInt(6); field++) {
                    StringBuilder value = new StringBuilder();
                    random.ints(random.nextInt(9), 0, letters.length).forEach(i -> value.appendCodePoint(letters[i]));
                    fields.add(value.toString());
                }
                rows.add(fields);
                CSVFormat.RFC4180.printRecord(text, fields.toArray());
            }

            assertEquals(rows, fields(read(text.toString())), "seed " + seed);
        }
    }

    @Test
    void line_ends_may_be_mixed_and_empty_lines_are_no_rows() throws IOException {
        List<LogRecord> records = read("\uFEFF" + HEADER + "a,1\n\r\n\nb,2\r\nc,3\rd,\"x\r\ny\"\r\r\n");

        assertEquals(
                List.of(List.of("a", "1"), List.of("b", "2"), List.of("c", "3"), List.of("d", "x\r\ny")),
                fields(records));
        assertEquals(
                List.of(1L, 2L, 3L, 4L), records.stream().map(LogRecord::row).toList());
        assertTrue(records.stream().allMatch(LogRecord::whole));
    }

    @Test
    void a_file_cut_anywhere_gives_the_rows_before_the_cut_and_no_other() throws IOException {
        String content = HEADER + "a,1,\"p\"\"q,\r\n\",é,9\r\nb,2,\"r\",s,9\r\nc,3,t,u,9\r\n";
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        List<List<String>> rows = fields(read(bytes));
        for (int cut = HEADER.length(); cut < bytes.length; cut++) {
            List<LogRecord> left = read(Arrays.copyOf(bytes, cut));
            List<List<String>> whole =
                    fields(left.stream().filter(LogRecord::whole).toList());
            long torn = left.stream().filter(record -> !record.whole()).count();

            assertEquals(rows.subList(0, whole.size()), whole, "cut at " + cut);
            assertTrue(torn <= 2, "cut at " + cut + " tore " + torn); // a cut line break in quotes leaves two pieces
        }
    }

    @Test
    void a_quote_left_open_costs_its_row_and_no_other() throws IOException {
        List<LogRecord> open = read(HEADER + "a,\"open\r\nb,2\r\nc,3\r\n");
        List<LogRecord> closedByTheNext = read(HEADER + "a,\"open\r\nb,\"2\"\r\nc,3\r\n");

        assertEquals(
                List.of(false, true, true), open.stream().map(LogRecord::whole).toList());
        assertEquals(List.of("b", "2"), open.get(1).fields());
        assertEquals(
                List.of(false, true, true),
                closedByTheNext.stream().map(LogRecord::whole).toList());
        assertEquals(List.of("b", "2"), closedByTheNext.get(1).fields());
    }

    @Test
    void quotes_inside_a_bare_field_are_text() throws IOException {
        assertEquals(List.of(List.of("a", "5\" x 7\"")), fields(read(HEADER + "a,5\" x 7\"\r\n")));
    }

    @Test
    void a_row_of_zero_bytes_as_a_power_cut_leaves_is_torn() throws IOException {
        assertFalse(read(HEADER + "a,\0\0\0,b\r\n").getFirst().whole());
    }

    @Test
    void a_line_that_never_ends_does_not_fill_the_memory() throws IOException {
        byte[] endless = new byte[5 << 20];
        Arrays.fill(endless, (byte) 'x');

        List<LogRecord> records = read(endless);

        assertTrue(records.size() >= 3);
        assertTrue(records.stream().noneMatch(LogRecord::whole));
    }

    @Test
    void a_record_across_buffers_is_read_whole() throws IOException {
        String text = "y".repeat(700_000);

        assertEquals(
                List.of(List.of("a", text, "é"), List.of("b")), fields(read(HEADER + "a,\"" + text + "\",é\r\nb\r\n")));
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(LogFormat.HANDPICK_SELECT_CROP, SelectCropRow.header()),
                Arguments.of(LogFormat.HANDPICK_SELECTION_ONLY, SelectionOnlyRow.header()),
                Arguments.of(LogFormat.HANDPICK_REPEATS, RepeatRow.header()),
                Arguments.of(
                        LogFormat.SELECT_CROP,
                        "session_id,set_id,directory,image_count,chosen_index,chosen_path,crop_x1,crop_y1,crop_x2,"
                                + "crop_y2,timestamp,image_0_path,image_0_stage,width_0,height_0\n"),
                Arguments.of(LogFormat.SELECT_CROP, "s,t,d,1,0,d/a.png,0,0,1,1,2025-10-05T01:24:18Z,d/a.png,x,9,9\n"),
                Arguments.of(LogFormat.SELECT_CROP, "s,d,d/a.png,stage2,0,0,1,1,20250705_230713\n"),
                Arguments.of(LogFormat.SELECTION_ONLY, HEADER),
                Arguments.of(LogFormat.SELECTION_ONLY, "\uFEFF" + HEADER),
                Arguments.of(
                        LogFormat.CROP_TRAINING,
                        "timestamp,project_id,filename,crop_x1,crop_y1,crop_x2,crop_y2,width,height\n"),
                Arguments.of(LogFormat.CROP_TRAINING, "2025-10-05T01:24:18Z,p,a.png,0,0,1,1,9,9\n"),
                Arguments.of(
                        LogFormat.ANOMALY_CASES,
                        "session_id,set_id,project,chosen_stage,max_rejected_stage,chosen_path,rejected_paths,timestamp\n"),
                Arguments.of(
                        LogFormat.HISTORICAL_CROP,
                        "session_id,set_id,directory,chosen_path,chosen_stage,timestamp,note,mtime\n"),
                Arguments.of(
                        LogFormat.HISTORICAL_CROP,
                        "session_id,set_id,directory,chosen_path,chosen_stage,timestamp,time_diff_days,raw_mtime,final_mtime\n"),
                Arguments.of(
                        LogFormat.DUPLICATE_DETECTION,
                        "timestamp,session_id,left_directory,right_directory,deleted_image\n"),
                Arguments.of(LogFormat.TRIPLET_CULLER, "action,kept,deleted1,deleted2,deleted3\n"),
                Arguments.of(LogFormat.UNKNOWN, "a,b,c\n"),
                Arguments.of(LogFormat.UNKNOWN, ""));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void a_format_is_told_by_its_header_or_its_first_row(LogFormat format, String content) throws IOException {
        Path log = Files.writeString(folder.resolve("log.csv"), content);
        try (LogReader reader = LogReader.open(log)) {
            assertEquals(format, reader.format());
            assertEquals(content.matches("(?s)(s,|2025).*"), reader.next().isPresent());
        }
    }

    @Test
    void a_log_that_is_not_there_is_named() {
        Path missing = folder.resolve("missing.csv");

        assertTrue(assertThrows(UnreadableLog.class, () -> LogReader.open(missing))
                .getMessage()
                .contains("missing.csv"));
    }

    @Test
    void numbers_are_read_as_java_reads_them_and_nothing_else_is_a_number() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> numbers =
                new ArrayList<>(List.of("0", "-0.0", "1.", ".5", "+3", "1e3", "1E-4", "0.1", "123456789012345678901"));
        IntStream.range(0, 2000)
                .forEach(i -> numbers.add(
                        switch (i % 4) {
                            case 0 -> String.valueOf(random.nextDouble());
                            case 1 -> String.valueOf(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
                            case 2 -> String.valueOf(random.nextInt());
                            default -> String.valueOf(random.nextLong() / 1000.0);
                        }));
        LogRecord record = read(HEADER + String.join(",", numbers) + "\n").getFirst();
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(Double.parseDouble(numbers.get(i)), record.number(i).getAsDouble(), "seed " + seed);
        }
        LogRecord none = read(HEADER + "NaN,Infinity,0x1p3,1f,1d,,-,.,e5,1e,1e+,1 ,12a,1e999,\"\"\n")
                .getFirst();
        for (int i = 0; i < none.size(); i++) {
            assertTrue(none.number(i).isEmpty(), none.field(i));
        }
    }
}
