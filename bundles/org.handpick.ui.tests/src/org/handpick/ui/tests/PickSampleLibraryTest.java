package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.handpick.core.Progress;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.core.sets.GroupingRule.ByStage;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.imaging.ImageFacts;
import org.handpick.traininglog.check.CheckLog;
import org.handpick.traininglog.check.LogReport;
import org.handpick.ui.tests.PickingSession.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job: from the first set of the sample library to the last, by keys and mouse alone, in two sessions that are
 * processes of their own. Then every file, the trash and every row of the log is what it should be.
 */
class PickSampleLibraryTest {
    @TempDir
    Path folder;

    private Path library;
    private List<ImageSet> sets;
    private final Map<String, byte[]> before = new HashMap<>();
    private final Map<String, byte[]> stays = new TreeMap<>();
    private final Map<String, byte[]> kept = new TreeMap<>();
    private final Map<String, byte[]> trashed = new TreeMap<>();
    private final List<String> cropped = new ArrayList<>();

    @Test
    void the_sample_library_is_picked_from_first_to_last_with_a_restart_in_between() throws Exception {
        library = Sample.copyTo(folder.resolve("library"));
        sets = new DiscoverSets(library, ByStage.DEFAULT, Map.of())
                .run(Progress.NONE)
                .sets();
        before.putAll(contents(library));
        expectFiles();

        PickingSession.run(Part.FIRST, folder, List.of("--library", library.toString()));
        PickingSession.run(Part.REST, folder, List.of());

        assertFiles();
        assertEquals(expectedRows(), rows());
        LogReport report = new CheckLog(log()).run(Progress.NONE);
        assertEquals(report.rows(), report.valid(), report.faults()::toString);
    }

    /** Where each file should be in the end: what goes with an image by its name goes where that image goes. */
    private void expectFiles() {
        stays.putAll(before);
        for (int position = 0; position < sets.size(); position++) {
            ImageSet set = sets.get(position);
            var keeper = Plan.keeper(set, position);
            for (ImageRef image : set.images()) {
                boolean isKept = keeper.filter(image::equals).isPresent();
                for (String file : before.keySet()) {
                    boolean isImage = file.equals(image.name());
                    if (isImage && isKept && Plan.isCropped(position)) {
                        cropped.add(file);
                        trashed.put(file, stays.remove(file));
                    } else if (isImage || file.startsWith(image.stem() + ".")) {
                        (isKept ? kept : trashed).put(file, stays.remove(file));
                    }
                }
            }
        }
        assertTrue(cropped.size() >= 2 && kept.size() > cropped.size(), "the plan has something of everything");
    }

    private void assertFiles() throws IOException {
        assertSame(stays, contents(library), "in place");
        assertSame(trashed, Sample.trashed(library), "in the trash");
        Map<String, byte[]> selected = contents(library.resolve("selected"));
        for (String crop : cropped) {
            Path file = library.resolve("selected").resolve(crop);
            Path original = Files.write(folder.resolve(crop), before.get(crop));
            assertTrue(
                    ImageFacts.read(file).size().width()
                            < ImageFacts.read(original).size().width(),
                    crop + " is cropped");
            selected.remove(crop);
        }
        assertSame(kept, selected, "kept as they were");
    }

    private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual, String where) {
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(new TreeMap<>(actual).keySet()), where);
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name + " " + where));
    }

    private List<String> expectedRows() {
        List<String> rows = new ArrayList<>();
        for (int position = 0; position < PickingSession.BEFORE_UNDO; position++) {
            rows.add(row("decided", position));
        }
        for (int i = 0; i < PickingSession.UNDONE; i++) {
            rows.add(row("undone", PickingSession.BEFORE_UNDO - 1 - i));
        }
        for (int position = PickingSession.BEFORE_UNDO - PickingSession.UNDONE; position < sets.size(); position++) {
            rows.add(row("decided", position)); // the first of them again, by redo
        }
        return rows;
    }

    private String row(String what, int position) {
        ImageSet set = sets.get(position);
        return what + " " + set.id() + " "
                + Plan.keeper(set, position).map(ImageRef::name).orElse("");
    }

    private List<String> rows() throws IOException {
        try (CSVParser rows = CSVParser.parse(
                log(),
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return rows.stream().map(PickSampleLibraryTest::told).toList();
        }
    }

    private static String told(CSVRecord row) {
        String what = row.get("undoes").isEmpty() ? "decided" : "undone";
        return what + " " + row.get("set_id") + " " + row.get("chosen_path");
    }

    private Path log() {
        return folder.resolve("data/training/select_crop_log.csv");
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
