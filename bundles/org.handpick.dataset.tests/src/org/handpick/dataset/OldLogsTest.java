package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.check.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where images are found that logs of the earlier scripts name, or of libraries that have moved. */
class OldLogsTest {
    private static final String FIRST = "20250708_060416_stage1_generated.png";
    private static final String SECOND = "20250708_060530_stage2_upscaled.png";
    private static final String TIME = "2025-10-05T01:24:18.152546Z";
    private static final String SELECT_CROP =
            "session_id,set_id,directory,image_count,chosen_index,chosen_path,crop_x1,crop_y1,crop_x2,crop_y2,timestamp,"
                    + "image_0_path,image_0_stage,width_0,height_0,image_1_path,image_1_stage,width_1,height_1\r\n";

    @TempDir
    Path folder;

    private Path image(String name, long seed) throws IOException {
        Path file = folder.toRealPath().resolve(name);
        TestImages.draw(file, 100, 80, seed);
        return file;
    }

    private Path log(String... records) throws IOException {
        return Files.writeString(folder.resolve("log.csv"), String.join("", records));
    }

    private static String pair(String folder) {
        return "s,t_1,mojo1,2,1," + folder + SECOND + ",10,20,60,60," + TIME + "," + folder + FIRST
                + ",stage1_generated,100,80," + folder + SECOND + ",stage2_upscaled,100,80\r\n";
    }

    private DatasetBuilt build(Path log, Path... roots) {
        return new BuildDataset(List.of(log), List.of(roots), folder.resolve("out"), DatasetPlan.DEFAULT)
                .run(Progress.NONE);
    }

    private static LabelledSet onlySet(DatasetBuilt built) {
        List<LabelledSet> sets =
                new OpenDataset(built.folder()).run(Progress.NONE).sets();
        assertEquals(1, sets.size(), () -> leftOut(built).toString());
        return sets.getFirst();
    }

    private static Map<String, Long> leftOut(DatasetBuilt built) {
        Map<String, Long> counts = new TreeMap<>();
        built.leftOut().forEach((reason, rows) -> counts.put(reason.key(), rows));
        return counts;
    }

    private static List<Path> files(LabelledSet set) {
        return set.images().stream().map(LabelledImage::file).toList();
    }

    @Test
    void a_whole_path_is_tried_as_it_is_and_a_box_in_pixels_becomes_fractions() throws IOException {
        Path first = image("elsewhere/" + FIRST, 1);
        Path second = image("elsewhere/" + SECOND, 2);
        image("root/" + FIRST, 3);
        image("root/" + SECOND, 4);

        DatasetBuilt built = build(log(SELECT_CROP, pair(first.getParent() + "/")), folder.resolve("root"));

        LabelledSet set = onlySet(built);
        assertEquals(List.of(first, second), files(set));
        assertEquals(
                Optional.of(new LabelledSet.Label(1, Optional.of(new CropBox(0.1, 0.25, 0.6, 0.75)))), set.label());
        assertEquals(1, built.noted().get(Fault.PIXEL_BOX));
        assertTrue(
                Files.readString(built.folder().resolve("report.md"))
                        .contains("### pixel_box: 1 rows gave a set, mended\n\n" + Fault.PIXEL_BOX.sentence()
                                + "\n\nRows 1\n"),
                "the row is named");
    }

    @Test
    void what_was_mended_in_a_row_that_gave_no_set_is_not_told() throws IOException {
        DatasetBuilt built = build(log(SELECT_CROP, pair("/gone/")), folder);

        assertEquals(Map.of("missing_file", 1L), leftOut(built));
        assertEquals(Map.of(), built.noted());
    }

    @Test
    void a_path_that_is_gone_is_found_by_its_longest_end() throws IOException {
        Path first = image("root/deep/mojo1/faces/" + FIRST, 1);
        Path second = image("root/deep/mojo1/faces/" + SECOND, 2);
        image("root/deep/mojo2/faces/" + FIRST, 3);
        image("root/deep/mojo2/faces/" + SECOND, 4);

        DatasetBuilt built = build(log(SELECT_CROP, pair("/gone/projects/mojo1/faces/")), folder.resolve("root"));

        assertEquals(List.of(first, second), files(onlySet(built)));
    }

    @Test
    void a_name_that_two_folders_hold_equally_well_is_not_guessed() throws IOException {
        Path one = image("root/a/" + FIRST, 1);
        Path other = image("root/b/" + FIRST, 2);
        image("root/a/" + SECOND, 3);

        DatasetBuilt built = build(log(SELECT_CROP, pair("/gone/c/")), folder.resolve("root"));

        assertEquals(Map.of("ambiguous_file", 1L), leftOut(built));
        String example = built.logs()
                .getFirst()
                .leftOut()
                .get(Reason.AMBIGUOUS_FILE)
                .examples()
                .getFirst();
        assertTrue(example.contains(one.toString()) && example.contains(other.toString()), example);
    }

    @Test
    void images_of_one_set_in_two_libraries_are_no_set() throws IOException {
        image("one/" + FIRST, 1);
        image("two/" + SECOND, 2);

        DatasetBuilt built = build(log(SELECT_CROP, pair("/gone/c/")), folder.resolve("one"), folder.resolve("two"));

        assertEquals(Map.of("two_libraries", 1L), leftOut(built));
    }

    @Test
    void a_short_row_of_one_image_teaches_cropping_only() throws IOException {
        Path image = image("root/crop/" + SECOND, 1);
        String row = "s,crop_1,crop,1,0,crop/" + SECOND + ",10,20,60,60," + TIME + ",crop/" + SECOND
                + ",stage2_upscaled,100,80\r\n";

        DatasetBuilt built = build(log(SELECT_CROP, row), folder.resolve("root"));

        assertEquals(List.of(image), files(onlySet(built)));
        assertEquals(0, built.pairs());
        assertEquals(1, built.crops());
    }

    @Test
    void crop_training_data_is_found_by_project_and_name() throws IOException {
        Path image = image("root/mojo1/inside/" + SECOND, 1);
        Path log = log(
                "timestamp,project_id,filename,crop_x1,crop_y1,crop_x2,crop_y2,width,height\r\n",
                TIME + ",mojo1," + SECOND + ",0.1,0.2,0.6,0.7,100,80\r\n");

        LabelledSet set = onlySet(build(log, folder.resolve("root")));

        assertEquals(List.of(image), files(set));
        assertEquals(
                Optional.of(new CropBox(0.1, 0.2, 0.6, 0.7)),
                set.label().orElseThrow().box());
    }

    @Test
    void anomaly_cases_give_sets_in_the_order_of_their_names() throws IOException {
        Path first = image("root/mojo1/" + FIRST, 1);
        Path second = image("root/mojo1/" + SECOND, 2);
        Path log = log(
                "session_id,set_id,project,chosen_stage,max_rejected_stage,chosen_path,rejected_paths,timestamp\r\n",
                "s,group_1,mojo1,1,2,PROJECT/mojo1/" + SECOND + ",['PROJECT/mojo1/" + FIRST + "']," + TIME + "\r\n");

        DatasetBuilt built = build(log, folder.resolve("root"));

        LabelledSet set = onlySet(built);
        assertEquals(List.of(first, second), files(set));
        assertEquals(Optional.of(new LabelledSet.Label(1, Optional.empty())), set.label());
        assertEquals("stage1_generated", set.images().getFirst().stage());
        assertEquals(1, built.pairs());
    }

    @Test
    void of_two_earlier_logs_about_a_set_the_one_with_the_crop_counts() throws IOException {
        image("root/mojo1/" + FIRST, 1);
        image("root/mojo1/" + SECOND, 2);
        Path crops = log(SELECT_CROP, pair("mojo1/"));
        Path selections = Files.writeString(
                folder.resolve("selections.csv"),
                "session_id,set_id,chosen_path,neg_paths,timestamp\r\ns,t_1,mojo1/" + SECOND + ",\"[\"\"mojo1/" + FIRST
                        + "\"\"]\",2025-10-05T01:24:17Z\r\n");

        DatasetBuilt built = new BuildDataset(
                        List.of(selections, crops),
                        List.of(folder.resolve("root")),
                        folder.resolve("out"),
                        DatasetPlan.DEFAULT)
                .run(Progress.NONE);

        assertEquals(Map.of("same_images", 1L), leftOut(built));
        assertEquals(1, built.crops());
        assertEquals(0, built.logs().getFirst().sets());
    }

    private static String ours(String event, Path directory, String... names) {
        return new SelectCropRow(
                        "session",
                        new SetId("t_" + event),
                        directory.toString(),
                        Stream.of(names)
                                .map(name -> new LoggedImage(name, "unknown", new ImageSize(100, 80)))
                                .toList(),
                        Optional.of(new Keeper(0, new CropBox(0, 0, 0.5, 0.5))),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        LogEvent.of(event))
                .csv();
    }

    @Test
    void of_two_libraries_with_equal_names_the_one_in_which_it_was_decided_is_meant() throws IOException {
        image("one/sub/" + FIRST, 1);
        Path meant = image("two/sub/" + FIRST, 2);

        DatasetBuilt built = build(
                log(SelectCropRow.header(), ours("e1", meant.getParent(), "sub/" + FIRST)),
                folder.resolve("one"),
                folder.resolve("two"));

        assertEquals(List.of(meant), files(onlySet(built)));
        assertEquals(meant.getParent().getParent().toString(), onlySet(built).library());
    }

    @Test
    void a_library_that_has_moved_is_found_where_only_one_holds_the_set() throws IOException {
        Path image = image("two/" + FIRST, 2);
        image("one/" + SECOND, 3);

        DatasetBuilt built = build(
                log(SelectCropRow.header(), ours("e1", Path.of("/gone"), FIRST)),
                folder.resolve("one"),
                folder.resolve("two"));

        assertEquals(List.of(image), files(onlySet(built)));
    }

    @Test
    void where_two_moved_libraries_hold_a_set_none_is_guessed() throws IOException {
        image("one/" + FIRST, 1);
        image("two/" + FIRST, 2);

        DatasetBuilt built = build(
                log(SelectCropRow.header(), ours("e1", Path.of("/gone"), FIRST)),
                folder.resolve("one"),
                folder.resolve("two"));

        assertEquals(Map.of("ambiguous_file", 1L), leftOut(built));
    }

    @Test
    void our_names_are_not_looked_for_in_other_folders_of_a_library() throws IOException {
        image("root/other/" + FIRST, 1);
        String inTheLibrary = ours("e1", folder.toRealPath().resolve("root"), FIRST);
        String inOneThatIsGone = ours("e2", Path.of("/gone"), FIRST);

        DatasetBuilt built = build(log(SelectCropRow.header(), inTheLibrary, inOneThatIsGone), folder.resolve("root"));

        assertEquals(Map.of("missing_file", 2L), leftOut(built));
    }

    @Test
    void a_name_that_leads_out_of_the_library_is_no_image_of_it() throws IOException {
        image("secret.png", 1);
        Files.createDirectories(folder.resolve("root"));

        DatasetBuilt built = build(
                log(SelectCropRow.header(), ours("e1", folder.toRealPath().resolve("root"), "../secret.png")),
                folder.resolve("root"));

        assertEquals(Map.of("missing_file", 1L), leftOut(built));
    }

    @Test
    void flat_images_are_alike_only_byte_for_byte() throws IOException {
        Path root = folder.toRealPath().resolve("root");
        StringBuilder rows = new StringBuilder(SelectCropRow.header());
        for (int i = 0; i < 40; i++) {
            TestImages.flat(root.resolve("flat" + i + ".png"), 100, 80, i * 0x040404);
            rows.append(ours("e" + i, root, "flat" + i + ".png"));
        }

        DatasetPlan plan =
                new DatasetPlan(new DatasetPlan.Shares(1, 0, 1), 1, false, 16, Optional.empty(), Optional.empty());
        DatasetBuilt built = new BuildDataset(List.of(log(rows.toString())), List.of(root), folder.resolve("out"), plan)
                .run(Progress.NONE);

        assertEquals(
                40, built.sets().values().stream().mapToLong(Long::longValue).sum());
        assertTrue(built.sets().get(Split.TRAIN) > 5 && built.sets().get(Split.TEST) > 5, built.sets()::toString);
        assertEquals(0, built.proof().leaks());
    }

    @Test
    void a_set_that_looks_like_two_sides_is_left_out() throws IOException {
        Path root = folder.toRealPath().resolve("root");
        StringBuilder rows = new StringBuilder(SelectCropRow.header());
        int sets = 12;
        for (int i = 0; i < sets; i++) {
            image("root/" + i + ".png", i);
            rows.append(ours("e" + (10 + i), root, i + ".png"));
        }
        // later than all others by its time, and made of images that look like the first four
        rows.append(ours("f1", root, "0.png", "1.png", "2.png", "3.png").replace("2026-01-01", "2026-01-02"));
        DatasetPlan plan =
                new DatasetPlan(new DatasetPlan.Shares(1, 1, 1), 1, false, 0, Optional.empty(), Optional.empty());

        DatasetBuilt built = new BuildDataset(List.of(log(rows.toString())), List.of(root), folder.resolve("out"), plan)
                .run(Progress.NONE);

        assertEquals(Map.of("bridges_splits", 1L), leftOut(built));
    }
}
