package org.handpick.traininglog.check;

import static org.handpick.traininglog.check.Logs.EARLIER_HEADER;
import static org.handpick.traininglog.check.Logs.row;
import static org.handpick.traininglog.check.Logs.shortRow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.SelectionOnlyRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckLogTest {
    private static final String GOOD = row("a", "0.1,0.1,0.9,0.9");
    private static final String SELECTIONS = "session_id,set_id,chosen_path,neg_paths,timestamp\r\n";
    private static final String CROPS =
            "timestamp,project_id,filename,crop_x1,crop_y1,crop_x2,crop_y2,width,height\r\n";
    private static final String CROP =
            "2025-10-08T18:47:32Z,p,20250705_230713_stage2_upscaled.png,0.1,0,0.9,1,10,10\r\n";

    @TempDir
    Path folder;

    private LogReport check(String... content) {
        return new CheckLog(Logs.write(folder, content)).run(Progress.NONE);
    }

    static Stream<Arguments> rowsWithFaults() {
        return Stream.of(
                wrong("", row("a", "0.1,0.1,0.9,0.9")),
                wrong("pixel_box", row("a", "10.0,20.0,500.0,600.0")),
                wrong("pixel_box", row("a", "0.5,1.5,500.5,600")),
                wrong("full_box", row("a", "0,0,1,1")),
                wrong("pixel_box full_box", row("a", "0.0,0.0,1000.0,800.0")),
                wrong("origin_box", row("a", "0,0,0.5,0.5")),
                wrong("missing_box", row("a", ",,,")),
                wrong("not_a_number", row("a", "0.1,,0.9,0.9")),
                wrong("not_a_number", row("a", "left,0.1,0.9,0.9")),
                wrong("degenerate_box", row("a", "0.5,0.1,0.5,0.9")),
                wrong("negative_box", row("a", "-0.1,0.1,0.5,0.9")),
                wrong("beyond_image", row("a", "0.1,0.1,1.001,0.9")),
                wrong("beyond_image pixel_box", row("a", "10,20,1001,600")),
                wrong("short_row", shortRow("a", "0.1,0.1,0.9,0.9")),
                wrong("long_row", row("a", "0.1,0.1,0.9,0.9").replace("\r\n", ",,,,\r\n")),
                wrong("malformed_row", row("a", "0.1,0.1,0.9,0.9").replace("\r\n", ",\r\n")),
                wrong("malformed_row", "half,a,row\r\n"),
                wrong("malformed_row", "nine,fields,without,stage,x1,y1,x2,y2,20250705_230713\r\n"),
                wrong("repeated_header", EARLIER_HEADER),
                wrong("cut_row", "2025-10-08 14:46:56,a,cr"),
                wrong("cut_row", GOOD.strip()),
                wrong(
                        "shifted_row made_up_box",
                        "20251020_extraction,crop,crop/a.png,stage2,0,0,1,1,20250705_230713\r\n"),
                wrong("shifted_row", "s,crop,crop/a.png,stage2,0,0,1,1,20250705_230713,,,,,,,,,,\r\n"),
                wrong("made_up_box", row("a", "0,0,1,1").replace("2025-10-08 14:46:56", "20251020_extraction")),
                wrong("missing_id", GOOD.replace("2025-10-08 14:46:56", " ")),
                wrong("missing_id", GOOD.replace(",a,crop", ",,crop")),
                wrong("missing_path", GOOD.replaceFirst("crop/a/[^,]*,0.1", ",0.1")),
                wrong("chosen_path_differs", GOOD.replaceFirst("crop/a/", "crop/b/")),
                wrong("image_count_differs", GOOD.replace(",crop,1,0,", ",crop,2,0,")),
                wrong("not_a_number", GOOD.replace(",crop,1,0,", ",crop,one,0,")),
                wrong("not_a_number", GOOD.replace(",crop,1,0,", ",crop,1,,")),
                wrong("index_out_of_range", GOOD.replace(",crop,1,0,", ",crop,1,1,")),
                wrong("index_out_of_range", GOOD.replace(",crop,1,0,", ",crop,1,-2,")),
                wrong("chosen_path_differs box_without_keeper", GOOD.replace(",crop,1,0,", ",crop,1,-1,")),
                wrong("zero_size", GOOD.replace(",1000,800,", ",0,0,")),
                wrong("zero_size pixel_box", row("a", "9,9,99,99").replace(",1000,800,", ",0,0,")),
                wrong("missing_size", GOOD.replace(",1000,800,", ",,,")),
                wrong("not_a_number", GOOD.replace(",1000,800,", ",wide,800,")),
                wrong("bad_time", GOOD.replace(Logs.TIME, "yesterday")),
                wrong("bad_time", GOOD.replace(Logs.TIME, "2025-13-08T18:47:32Z")),
                wrong("bad_time", GOOD.replace(Logs.TIME, "1960-01-01T00:00:00Z")),
                wrong("naive_time", GOOD.replace(Logs.TIME, "2025-10-08 18:47:32")),
                wrong("", GOOD.replace(Logs.TIME, "2025-10-08 21:47:32.5+02:00")),
                wrong("noncanonical_name", GOOD.replace("20250705_230713_stage3", "IMG_stage3")),
                wrong("noncanonical_name", GOOD.replace("stage3_enhanced.png", "final.png")),
                wrong("broken_text", GOOD.replace(",crop,", ",cr\uFFFDp,")));
    }

    private static Arguments wrong(String faults, String row) {
        return Arguments.of(faults, row);
    }

    @ParameterizedTest
    @MethodSource("rowsWithFaults")
    void a_fault_is_named_with_its_row(String expected, String row) {
        LogReport report = check(EARLIER_HEADER, row("other", "0.1,0.2,0.8,0.9"), row);

        Set<Fault> faults = faults(expected);
        assertEquals(faults, report.faults().keySet());
        report.faults().values().forEach(count -> assertEquals(new FaultCount(1, List.of(2L)), count));
        assertEquals(2, report.rows());
        assertEquals(faults.stream().anyMatch(Fault::invalidates) ? 1 : 2, report.valid());
    }

    private static Set<Fault> faults(String keys) {
        EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
        Arrays.stream(keys.split(" "))
                .filter(k -> !k.isEmpty())
                .forEach(k -> faults.add(Fault.valueOf(k.toUpperCase())));
        return faults;
    }

    @Test
    void crops_made_on_the_cropped_file_are_told_from_other_repeats() {
        LogReport report = check(
                EARLIER_HEADER,
                row("a", "100,200,700,500"),
                row("b", "100,200,700,500"),
                row("c", "100,200,700,500"),
                row("d", "0,0,1000,800"),
                row("e", "100,200,700,500"),
                row("a", "0,0,600,300"), // all of the output
                row("b", "10,10,590,290"), // within it
                row("b", "0,0,580,280"), // all of the output of that
                row("c", "100,200,700,501"), // not in it
                row("d", "0,0,1000,800"), // full once more
                row("e", "0,0,601,300")); // too wide for it

        assertEquals(new FaultCount(2, List.of(6L, 8L)), report.faults().get(Fault.RECROP_WHOLE));
        assertEquals(new FaultCount(1, List.of(7L)), report.faults().get(Fault.RECROP_INSIDE));
        assertEquals(1, report.count(Fault.REPEATED_FULL_BOX));
        assertEquals(6, report.count(Fault.REPEATED_SET));
        assertEquals(0, report.count(Fault.ORIGIN_BOX));
        assertEquals(5, report.census().sets());
        assertEquals(5, report.census().repeatedSets());
        assertEquals(11, report.census().rowsOfRepeatedSets());
    }

    @Test
    void a_set_is_the_same_by_session_and_id_or_by_id_and_image() {
        String otherSession = GOOD.replace("14:46:56", "20:00:00");
        String otherImage = otherSession.replace("crop/a/", "crop/z/");

        assertEquals(1, check(EARLIER_HEADER, GOOD, otherSession).count(Fault.REPEATED_SET));
        assertEquals(0, check(EARLIER_HEADER, GOOD, otherImage).count(Fault.REPEATED_SET));
    }

    @Test
    void a_bad_row_does_not_make_a_good_one_a_repeat() {
        LogReport report = check(EARLIER_HEADER, row("a", "0.5,0.1,0.5,0.9"), GOOD);

        assertEquals(Set.of(Fault.DEGENERATE_BOX), report.faults().keySet());

        String rejected = row("a", ",,,").replaceFirst(",1,0,[^,]*,", ",1,-1,,");
        LogReport rejections = check(EARLIER_HEADER, rejected.replace(Logs.TIME, "soon"), rejected);

        assertEquals(Set.of(Fault.BAD_TIME), rejections.faults().keySet());
    }

    @Test
    void a_row_written_twice_is_a_duplicate() {
        LogReport report = check(EARLIER_HEADER, GOOD, GOOD);

        assertEquals(new FaultCount(1, List.of(2L)), report.faults().get(Fault.DUPLICATE_ROW));
        assertEquals(1, report.valid());
    }

    @Test
    void time_that_goes_back_is_worth_knowing() {
        String earlier = row("b", "0.1,0.1,0.9,0.9").replace("T18:", "T17:");

        assertEquals(
                Map.of(Fault.TIME_GOES_BACK, new FaultCount(1, List.of(2L))),
                check(EARLIER_HEADER, GOOD, earlier).faults());
    }

    @Test
    void only_the_first_rows_with_a_fault_are_named() {
        StringBuilder rows = new StringBuilder(EARLIER_HEADER);
        for (int i = 0; i < 50; i++) {
            rows.append(row("s" + i, "10,20,500,600"));
        }

        assertEquals(
                new FaultCount(50, List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L)),
                check(rows.toString()).faults().get(Fault.PIXEL_BOX));
    }

    @Test
    void our_own_rows_have_no_fault() {
        SelectCropRow kept = Logs.ours(1, 4, 2, new CropBox(0.1, 0.1, 0.7, 0.7));
        SelectCropRow rejected = Logs.ours(2, 2, -1, CropBox.FULL);
        LogReport crops = check(SelectCropRow.header(), kept.csv(), rejected.csv());
        LogReport selections = check(
                SelectionOnlyRow.header(),
                kept.selectionOnly().csv(),
                rejected.selectionOnly().csv());

        assertEquals(Map.of(), crops.faults());
        assertEquals(2, crops.valid());
        assertEquals(new TreeMap<>(Map.of(-1, 1L, 2, 1L)), crops.census().chosenIndexes());
        assertEquals(Map.of(), selections.faults());
        assertEquals(2, selections.valid());
    }

    @Test
    void deciding_again_after_an_undo_is_no_repeat() {
        SelectCropRow first = Logs.ours(1, 2, 0, CropBox.FULL);
        SelectCropRow undo = first.undo("u1", first.timestamp().plusSeconds(1));
        SelectCropRow again = Logs.ours(1, 2, 1, new CropBox(0, 0, 1, 0.5));
        String csv = again.csv().replace(",e1,", ",e9,");

        assertEquals(
                0, check(SelectCropRow.header(), first.csv(), undo.csv(), csv).count(Fault.REPEATED_SET));
        assertEquals(1, check(SelectCropRow.header(), first.csv(), csv).count(Fault.REPEATED_SET));
        assertEquals(1, check(SelectCropRow.header(), undo.csv()).count(Fault.UNKNOWN_UNDO));
        assertEquals(
                1,
                check(SelectCropRow.header(), first.csv(), undo.csv().replace(",u1,e1,", ",u1,e7,"))
                        .count(Fault.UNKNOWN_UNDO));
        assertEquals(
                1,
                check(
                                SelectCropRow.header(),
                                first.csv(),
                                undo.csv(),
                                undo.csv().replace(",u1,", ",u2,"))
                        .count(Fault.UNKNOWN_UNDO));
    }

    @Test
    void events_that_cannot_be_are_named() {
        String csv = Logs.ours(1, 2, 0, CropBox.FULL).csv();
        for (String bad : List.of(
                csv.replace(",e1,,", ",,,"),
                csv.replace(",e1,,", ",e1,e1,"),
                csv.replace(",1 0,", ",1 1,"),
                csv.replace(",1 0,", ",left,"),
                csv.replace(",true,1,", ",maybe,1,"),
                csv.replace(",true,1,", ",true,2,"),
                csv.replace(",true,1,", ",true,,"),
                csv.replace(",0.1,0,0.9,0.5,", ",0.1,0,1.9,0.5,"),
                csv.replace(",0.1,0,0.9,0.5,", ",0.1,0,,0.5,"),
                csv.replace(",1500,1\r\n", ",-1500,1\r\n"),
                csv.replace(",1500,1\r\n", ",1500,\r\n"))) {
            assertEquals(1, check(SelectCropRow.header(), bad).count(Fault.BAD_EVENT), bad);
        }
        assertEquals(
                1,
                check(SelectCropRow.header(), csv.replace(",1500,1\r\n", ",1500,2\r\n"))
                        .count(Fault.NEWER_SCHEMA));
    }

    @Test
    void faults_of_selections_are_named() {
        String good = "s,g1,p/a.png,\"[\"\"p/b.png\"\"]\"," + Logs.TIME + "\r\n";

        assertEquals(Map.of(), check(SELECTIONS, good).faults());
        assertEquals(Set.of(Fault.PYTHON_LIST), checkList("['p/b.png', \"\"p/it's.png\"\"]"));
        assertEquals(Set.of(Fault.PYTHON_LIST), checkList("['p/b.png']"));
        assertEquals(Set.of(), checkList("[\"\"p/it's, 'b'.png\"\"]"));
        assertEquals(Set.of(Fault.BAD_LIST), checkList("p/b.png"));
        assertEquals(Set.of(Fault.BAD_LIST), checkList("['p/b.png"));
        assertEquals(Set.of(Fault.BAD_LIST), checkList("[1]"));
        assertEquals(Set.of(Fault.BAD_LIST), checkList("['p/b.png'; 'p/c.png']"));
        assertEquals(Set.of(Fault.BAD_LIST), checkList(""));
        assertEquals(Set.of(Fault.REPEATED_PATH), checkList("[\"\"p/a.png\"\"]"));
        assertEquals(
                Set.of(Fault.MISSING_PATH),
                check(SELECTIONS, good.replace("p/a.png", "")).faults().keySet());
        assertEquals(
                Set.of(Fault.MALFORMED_ROW),
                check(SELECTIONS, "s,g\r\n").faults().keySet());
        assertEquals(1, check(SELECTIONS, good, good.replace("a.png", "c.png")).count(Fault.REPEATED_SET));
    }

    private Set<Fault> checkList(String list) {
        return check(SELECTIONS, "s,g1,p/a.png,\"" + list + "\"," + Logs.TIME + "\r\n")
                .faults()
                .keySet();
    }

    @Test
    void anomaly_cases_are_python_lists() {
        LogReport report = check(
                "session_id,set_id,project,chosen_stage,max_rejected_stage,chosen_path,rejected_paths,timestamp\r\n",
                "s,g,p,1,2,p/a.png,['p/b.png'],2025-10-05T03:25:40.984589Z\r\n",
                "s,h,p,1,2,p/a.png,\"['p/b.png', 'p/c.png']\",2025-10-05T03:25:45.709482Z\r\n");

        assertEquals(Map.of(Fault.PYTHON_LIST, new FaultCount(2, List.of(1L, 2L))), report.faults());
    }

    @Test
    void faults_of_crop_training_rows_are_named() {
        assertEquals(Map.of(), check(CROPS, CROP).faults());
        assertEquals(
                Set.of(Fault.ZERO_SIZE),
                check(CROPS, CROP.replace(",10,10", ",0,10")).faults().keySet());
        assertEquals(
                Set.of(Fault.PIXEL_BOX),
                check(CROPS, CROP.replace("0.1,0,0.9,1", "1,0,9,10")).faults().keySet());
        assertEquals(
                Set.of(Fault.MISSING_ID),
                check(CROPS, CROP.replace(",p,", ",,")).faults().keySet());
        assertEquals(
                Set.of(Fault.MALFORMED_ROW),
                check(CROPS, CROP.replace(",p,", ",p,q,")).faults().keySet());
    }

    @Test
    void logs_without_decisions_are_held_to_their_shape() {
        assertEquals(
                Set.of(Fault.NAIVE_TIME),
                check(
                                "session_id,set_id,directory,chosen_path,chosen_stage,timestamp,note,mtime\r\n",
                                "s,g,d,d/a.png,stage2,20250705_230713,,\r\n")
                        .faults()
                        .keySet());
        assertEquals(
                Set.of(Fault.MISSING_PATH),
                check("action,kept,deleted1,deleted2,deleted3\r\n", "keep,a.png,b.png,,\r\n", "keep,,b.png,,\r\n")
                        .faults()
                        .keySet());
        assertEquals(2, check("a,b\r\n", "1,2\r\n", "3,4\r\n").count(Fault.UNKNOWN_FORMAT));
    }

    @Test
    void each_fault_says_what_it_means_under_a_key_of_its_own() {
        for (Fault fault : Fault.values()) {
            assertTrue(fault.sentence().length() > 20 && fault.sentence().endsWith("."), fault.key());
            assertEquals(fault, Fault.valueOf(fault.key().toUpperCase()));
        }
        assertTrue(Fault.values().length <= Long.SIZE);
    }
}
