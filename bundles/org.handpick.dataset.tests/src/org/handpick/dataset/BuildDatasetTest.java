package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.DesktopTrash;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileStep;
import org.handpick.core.files.FileTransactions;
import org.handpick.core.files.Intent;
import org.handpick.core.files.Journal;
import org.handpick.core.sets.ImageSet;
import org.handpick.dataset.DatasetPlan.Shares;
import org.handpick.dataset.split.Sha256;
import org.handpick.picking.KeepPlace;
import org.handpick.traininglog.RepeatRow;
import org.handpick.traininglog.SelectCropRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuildDatasetTest {
    private static final int SETS = 12;

    @TempDir
    Path folder;

    private TestLibrary draw(String name) {
        return TestLibrary.draw(folder.resolve(name), folder.resolve("data"), SETS, 7);
    }

    private DatasetBuilt build(String out, DatasetPlan plan, List<Path> logs, Path... libraries) {
        return new BuildDataset(logs, List.of(libraries), folder.resolve(out), plan).run(Progress.NONE);
    }

    private DatasetBuilt build(String out, TestLibrary library, Path... logs) {
        return build(out, DatasetPlan.DEFAULT, List.of(logs), library.root());
    }

    private Dataset open(DatasetBuilt built) {
        return new OpenDataset(built.folder()).run(Progress.NONE);
    }

    private static Map<String, Long> leftOut(DatasetBuilt built) {
        Map<String, Long> counts = new TreeMap<>();
        built.leftOut().forEach((reason, rows) -> counts.put(reason.key(), rows));
        return counts;
    }

    private static long total(DatasetBuilt built) {
        return built.sets().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Every row gave a set or was left out for one reason. */
    private static void assertNoRowIsLost(DatasetBuilt built) {
        for (DatasetBuilt.SourceLog log : built.logs()) {
            long leftOut = log.leftOut().values().stream()
                    .mapToLong(DatasetBuilt.LeftOutRows::count)
                    .sum();
            assertEquals(log.rows(), log.sets() + leftOut, log.toString());
        }
        assertEquals(
                total(built),
                built.logs().stream().mapToLong(DatasetBuilt.SourceLog::sets).sum());
    }

    @ParameterizedTest
    @EnumSource(KeepPlace.class)
    void every_decision_becomes_a_set_of_the_original_images(KeepPlace keepers) throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(keepers);

        DatasetBuilt built = build("out", library, library.cropLog());

        Map<String, LabelledSet> sets = new HashMap<>();
        open(built).sets().forEach(set -> sets.put(set.id().text(), set));
        library.atTheDesk(keepers, (opened, desk) -> {
            assertEquals(SETS, opened.sets().size());
            for (int place = 0; place < SETS; place++) {
                ImageSet decided = opened.sets().get(place);
                LabelledSet set = sets.get(decided.id().text());
                assertEquals(
                        decided.images().stream()
                                .map(image -> library.original(image.name()))
                                .toList(),
                        set.images().stream().map(LabelledImage::sha256).toList());
                assertEquals(label(place, decided), set.label());
                assertEquals(library.root().toString(), set.library());
            }
        });
        for (LabelledSet set : sets.values()) {
            for (LabelledImage image : set.images()) {
                assertEquals(image.sha256(), Sha256.of(image.file()));
                assertEquals(image.bytes(), Files.size(image.file()));
                assertEquals(TestLibrary.SIZE, image.size());
            }
        }
        assertEquals(SETS, total(built));
        assertEquals(Map.of(), leftOut(built));
        assertEquals(8, built.crops());
    }

    private static Optional<LabelledSet.Label> label(int place, ImageSet set) {
        return switch (TestLibrary.decision(place, set)) {
            case Decision.Keep(var keeper, CropBox box) ->
                Optional.of(new LabelledSet.Label(set.images().indexOf(keeper), Optional.of(box)));
            default -> Optional.empty();
        };
    }

    @Test
    void what_was_undone_is_in_no_set_and_what_was_redone_is() {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        library.atTheDesk(KeepPlace.IN_PLACE, (opened, desk) -> {
            desk.undo();
            desk.undo();
            desk.undo();
            desk.redo();
            desk.redo();
        });

        DatasetBuilt built = build("out", library, library.cropLog());

        assertEquals(Map.of("undo", 3L, "undone", 3L), leftOut(built));
        assertEquals(SETS - 1, total(built));
        assertNoRowIsLost(built);
        for (LabelledSet set : open(built).sets()) {
            for (LabelledImage image : set.images()) {
                assertEquals(library.original(image.name()), image.sha256());
            }
        }
    }

    @Test
    void an_undo_in_one_log_counts_for_an_older_copy_of_it() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        Path copy = Files.copy(library.cropLog(), folder.resolve("copy.csv"));
        library.atTheDesk(KeepPlace.IN_PLACE, (opened, desk) -> desk.undo());

        DatasetBuilt built = build("out", library, copy, library.cropLog());

        assertEquals(SETS - 1, total(built));
        assertEquals(Map.of("same_event", SETS - 1L, "undo", 1L, "undone", 2L), leftOut(built));
        assertNoRowIsLost(built);
    }

    @Test
    void an_event_in_two_logs_counts_once_and_with_its_crop() {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.SELECTED_FOLDER);

        DatasetBuilt built = build("out", library, library.selectionLog(), library.cropLog());

        assertEquals(Map.of("same_event", (long) SETS), leftOut(built));
        assertEquals(0, built.logs().getFirst().sets());
        assertEquals(8, built.crops());
        assertNoRowIsLost(built);
    }

    @Test
    void a_log_without_crops_gives_the_same_sets_without_boxes() {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);

        DatasetBuilt with = build("with", library, library.cropLog());
        DatasetBuilt without = build("without", library, library.selectionLog());

        assertEquals(0, without.crops());
        assertEquals(with.pairs(), without.pairs());
        DatasetDiff diff = new DiffDatasets(with.folder(), without.folder()).run(Progress.NONE);
        assertEquals(List.of(), diff.added());
        assertEquals(List.of(), diff.removed());
        assertEquals(List.of(), diff.moved());
        assertEquals(8, diff.relabelled().size());
    }

    @Test
    void images_in_the_trash_of_the_desktop_are_found_and_later_ones_of_their_name_are_not_taken_for_them()
            throws IOException {
        TestLibrary library = draw("library");
        library.atTheDesk(KeepPlace.IN_PLACE, (opened, desk) -> {
            ImageSet set = opened.sets().getFirst();
            TestLibrary.submit(desk, set, new Decision.Keep(set.images().getLast(), CropBox.FULL));
        });
        String first = "20260504_091207_stage1_generated";
        Path staged = onlyFile(library.root().resolve("__delete_staging"), first);
        Path journal = library.root().resolve(".handpick/journal.jsonl");
        DesktopTrash trash =
                DesktopTrash.of(Map.of("XDG_DATA_HOME", folder.resolve("share").toString()), folder);
        FileTransactions transactions = transactions(journal, library.root());
        FileStep.Trash step = FileStep.Trash.of(
                staged, trash.slotsFor(List.of(staged), Instant.now()).getFirst());
        transactions.commit(new Intent("later", Instant.now(), new JsonObject(), List.of(step)));
        Files.writeString(library.root().resolve(staged.getFileName()), "another image of the name");

        DatasetBuilt built = build("out", library, library.cropLog());

        LabelledImage image = open(built).sets().getFirst().images().getFirst();
        assertEquals(step.slot().file(), image.file());
        assertEquals(library.original(image.name()), image.sha256());
    }

    @Test
    void what_was_interrupted_has_moved_nothing() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        Path kept = open(build("before", library, library.cropLog()))
                .sets()
                .get(1)
                .images()
                .getLast()
                .file();
        assertEquals(library.root(), kept.getParent());
        Files.writeString(
                library.root().resolve(".handpick/journal.jsonl"),
                "{\"intent\":\"cut\",\"at\":\"2026-11-24T00:00:00Z\",\"what\":{},\"steps\":[{\"step\":\"move\",\"from\":\""
                        + kept.getFileName() + "\",\"to\":\"away.png\",\"size\":1,\"modified\":1}]}\n",
                StandardOpenOption.APPEND);

        assertEquals(Map.of(), leftOut(build("out", library, library.cropLog())));
    }

    @Test
    void images_made_anew_under_the_names_of_decided_ones_are_others() throws IOException {
        TestLibrary first = draw("library");
        rejectFirst(first);
        Path anew = folder.resolve("anew");
        TestLibrary.draw(anew, folder.resolve("data"), SETS, 8);
        TestLibrary second = first.loggingTo(folder.resolve("data2"));
        for (Path image : images(anew)) {
            if (Files.notExists(second.root().resolve(image.getFileName()))) {
                Files.copy(image, second.root().resolve(image.getFileName()));
            }
        }
        rejectFirst(second);

        DatasetBuilt built = build("out", first, first.cropLog(), second.cropLog());

        List<LabelledSet> sets = open(built).sets();
        assertEquals(2, sets.size(), () -> leftOut(built).toString());
        LabelledImage early = sets.getFirst().images().getFirst();
        LabelledImage late = sets.getLast().images().getFirst();
        assertEquals(early.name(), late.name());
        assertEquals(first.original(early.name()), early.sha256());
        assertEquals(Sha256.of(anew.resolve(late.name())), late.sha256());
    }

    private static void rejectFirst(TestLibrary library) {
        library.atTheDesk(KeepPlace.IN_PLACE, (opened, desk) -> {
            ImageSet set = opened.sets().getFirst();
            TestLibrary.submit(desk, set, new Decision.RejectAll());
        });
    }

    private static FileTransactions transactions(Path journal, Path root) throws IOException {
        Journal lines = new Journal(journal, root, Disk.LOCAL);
        lines.replay(entry -> {});
        return new FileTransactions(lines, Disk.LOCAL);
    }

    private static Path onlyFile(Path root, String begin) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().startsWith(begin))
                    .filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void neither_logs_nor_libraries_are_changed() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.SELECTED_FOLDER);
        Map<Path, String> before = hashes(library.root());
        before.putAll(hashes(folder.resolve("data")));

        build("out", library, library.cropLog(), library.selectionLog());

        Map<Path, String> after = hashes(library.root());
        after.putAll(hashes(folder.resolve("data")));
        assertEquals(before, after);
    }

    private static Map<Path, String> hashes(Path root) throws IOException {
        Map<Path, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(root.relativize(file), Sha256.of(file));
            }
        }
        return hashes;
    }

    @Test
    void equal_sources_give_equal_files_byte_for_byte() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.SELECTED_FOLDER);
        DatasetPlan plan = new DatasetPlan(new Shares(50, 25, 25), 3, true, 6, Optional.empty(), Optional.empty());

        DatasetBuilt one = build("one", plan, List.of(library.cropLog()), library.root());
        DatasetBuilt two = build("two", plan, List.of(library.cropLog()), library.root());

        assertEquals(hashes(one.folder()), hashes(two.folder()));
        assertEquals(
                Set.of(
                        "README.md",
                        "coco.json",
                        "crop_samples.jsonl",
                        "dataset.json",
                        "ranking_pairs.jsonl",
                        "report.json",
                        "report.md",
                        "sets.jsonl"),
                hashes(one.folder()).keySet().stream().map(Path::toString).collect(Collectors.toSet()));
        assertEquals(Sha256.of(one.folder().resolve("sets.jsonl")), one.sha256());
    }

    @Test
    void another_seed_gives_other_sides_and_shares_are_kept_to() {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        Set<Map<Split, Long>> seen = new HashSet<>();
        for (int seed = 0; seed < 6; seed++) {
            DatasetPlan plan = new DatasetPlan(new Shares(1, 0, 1), seed, false, 0, Optional.empty(), Optional.empty());
            DatasetBuilt built = build("seed" + seed, plan, List.of(library.cropLog()), library.root());
            assertEquals(0, built.sets().get(Split.VAL));
            assertEquals(0, built.proof().leaks());
            seen.add(built.sets());
        }
        assertTrue(seen.size() > 1, seen.toString());
    }

    @Test
    void a_set_never_changes_its_side_when_later_ones_are_added() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        List<String> rows = Files.readAllLines(library.cropLog());
        DatasetPlan plan = new DatasetPlan(new Shares(1, 1, 1), 1, false, 6, Optional.empty(), Optional.empty());
        Path part = folder.resolve("part.csv");
        Optional<DatasetBuilt> before = Optional.empty();
        for (int count = 1; count <= SETS; count++) {
            Files.writeString(part, String.join("\r\n", rows.subList(0, count + 1)) + "\r\n");
            DatasetBuilt built = build("sets" + count, plan, List.of(part), library.root());
            assertNoRowIsLost(built);
            if (before.isPresent()) {
                DatasetDiff diff = new DiffDatasets(before.get().folder(), built.folder()).run(Progress.NONE);
                assertEquals(List.of(), diff.moved());
                assertEquals(List.of(), diff.removed());
                assertEquals(List.of(), diff.relabelled());
                assertTrue(diff.added().size() <= 1);
            }
            before = Optional.of(built);
        }
    }

    @Test
    void the_sides_of_an_earlier_dataset_are_kept_under_another_seed() {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        DatasetPlan plan = new DatasetPlan(new Shares(1, 1, 1), 1, false, 6, Optional.empty(), Optional.empty());
        DatasetBuilt earlier = build("earlier", plan, List.of(library.cropLog()), library.root());
        TestLibrary second = TestLibrary.draw(folder.resolve("second"), folder.resolve("data"), SETS, 8);
        second.decideAll(KeepPlace.IN_PLACE);

        DatasetPlan after =
                new DatasetPlan(new Shares(1, 1, 1), 99, false, 6, Optional.empty(), Optional.of(earlier.folder()));
        DatasetBuilt built = build("later", after, List.of(library.cropLog()), library.root(), second.root());
        DatasetDiff diff = new DiffDatasets(earlier.folder(), built.folder()).run(Progress.NONE);

        assertEquals(List.of(), diff.moved());
        assertEquals(List.of(), diff.removed());
        assertFalse(diff.added().isEmpty());
        assertEquals(0, built.proof().leaks());
        assertNoRowIsLost(built);
    }

    @Test
    void a_held_out_library_is_on_the_test_side_and_takes_what_looks_like_it_along() throws IOException {
        TestLibrary library = draw("library");
        TestLibrary held = TestLibrary.draw(folder.resolve("held"), folder.resolve("data"), SETS / 2, 7);
        for (Path image : images(held.root())) {
            Files.write(image, new byte[] {0}, StandardOpenOption.APPEND); // the same picture in another file
        }
        library.decideAll(KeepPlace.IN_PLACE);
        held.decideAll(KeepPlace.IN_PLACE);
        DatasetPlan plan =
                new DatasetPlan(new Shares(1, 0, 0), 1, false, 0, Optional.of(held.root()), Optional.empty());

        DatasetBuilt built = build("out", plan, List.of(library.cropLog()), library.root());

        List<LabelledSet> sets = open(built).sets();
        assertEquals(SETS + SETS / 2, sets.size());
        for (LabelledSet set : sets) {
            boolean ofHeld = set.library().equals(held.root().toString());
            boolean looksLikeIt = held.original(set.images().getFirst().name()) != null;
            assertEquals(ofHeld || looksLikeIt ? Split.TEST : Split.TRAIN, set.split(), set.toString());
        }
    }

    private static List<Path> images(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_bad_image_leaves_its_set_out_and_is_named() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        List<LabelledSet> sets = open(build("good", library, library.cropLog())).sets();
        Path gone = sets.get(0).images().getFirst().file();
        Path cut = sets.get(1).images().getLast().file();
        Path other = sets.get(2).images().getFirst().file();
        Files.delete(gone);
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 200));
        TestImages.draw(other, 60, 80, 5);

        DatasetBuilt built = build("out", library, library.cropLog());

        assertEquals(Map.of("missing_file", 1L, "unreadable_file", 1L, "size_differs", 1L), leftOut(built));
        var leftOut = built.logs().getFirst().leftOut();
        assertEquals("1", leftOut.get(Reason.MISSING_FILE).rows());
        assertEquals("2", leftOut.get(Reason.UNREADABLE_FILE).rows());
        assertEquals("3", leftOut.get(Reason.SIZE_DIFFERS).rows());
        assertEquals(
                List.of("row 3: " + other + ": expected 120 x 80, found 60 x 80"),
                leftOut.get(Reason.SIZE_DIFFERS).examples());
        assertTrue(leftOut.get(Reason.UNREADABLE_FILE).examples().getFirst().contains(cut.toString()));
        assertTrue(leftOut.keySet().stream().allMatch(Reason::unexpected));
        assertTrue(Files.readString(built.folder().resolve("report.md")).contains("expected 120 x 80, found 60 x 80"));
        assertNoRowIsLost(built);
    }

    @Test
    void the_same_images_decided_twice_are_one_set() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        Path copy = folder.resolve("copy");
        Path copyLog = folder.resolve("copy.csv");
        copy(library.root(), copy);
        Files.writeString(
                copyLog,
                Files.readString(library.cropLog())
                        .replace(library.root().toString(), copy.toRealPath().toString())
                        .replaceAll("(?m)^(.*,)(\\d{8}T\\d{9}Z-)", "$1other-$2"));

        DatasetBuilt built =
                build("out", DatasetPlan.DEFAULT, List.of(library.cropLog(), copyLog), library.root(), copy);

        assertEquals(SETS, total(built), () -> leftOut(built).toString());
        assertEquals(1, leftOut(built).size(), () -> leftOut(built).toString());
        assertNoRowIsLost(built);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void a_second_decision_in_the_log_of_repeats_teaches_nothing() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.SELECTED_FOLDER);
        DatasetBuilt alone = build("alone", library, library.cropLog());
        LabelledSet decided = open(alone).sets().getFirst();
        RepeatRow again = new RepeatRow(
                "again",
                Optional.empty(),
                decided.decided().plusSeconds(1_000_000),
                "session",
                library.root().toString(),
                decided.id(),
                decided.images().size(),
                new RepeatRow.First("first", decided.decided(), Optional.empty()),
                Optional.empty(),
                Duration.ofSeconds(1));
        Path repeats = Files.writeString(folder.resolve("repeats.csv"), RepeatRow.header() + again.csv());

        DatasetBuilt both = build("both", library, library.cropLog(), repeats);

        assertEquals(open(alone).sets(), open(both).sets());
        assertEquals(1, leftOut(both).get("no_decisions"));
        assertNoRowIsLost(both);
    }

    @Test
    void a_log_without_decisions_is_left_out_whole() throws IOException {
        TestLibrary library = draw("library");
        Path culled = Files.writeString(
                folder.resolve("culled.csv"), "action,kept,deleted1,deleted2,deleted3\r\nkeep,a.png,b.png,,\r\n");
        Path notes = Files.writeString(folder.resolve("notes.txt"), "milk\nbread\nbutter\n");
        Path none = Files.writeString(folder.resolve("none.csv"), SelectCropRow.header());

        DatasetBuilt built = build("out", library, culled, notes, none);

        assertEquals(Map.of("no_decisions", 1L, "unknown_format", 2L), leftOut(built));
        assertEquals(
                List.of("no_sets"), built.warnings().stream().map(Warning::key).toList());
        assertEquals(List.of(), open(built).sets());
        assertNoRowIsLost(built);
    }

    @Test
    void rows_that_the_log_itself_shows_wrong_are_counted_by_their_fault() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        List<String> rows = Files.readAllLines(library.cropLog());
        Path log = Files.writeString(
                folder.resolve("log.csv"),
                String.join(
                                "\r\n",
                                rows.get(0),
                                rows.get(1),
                                rows.get(1),
                                rows.get(2).replace(",120,", ",0,"),
                                rows.get(3))
                        + "\r\ntorn");

        DatasetBuilt built = build("out", library, log);

        assertEquals(Map.of("duplicate_row", 1L, "zero_size", 1L, "cut_row", 1L), leftOut(built));
        assertEquals("2", rows(built, "duplicate_row"));
        assertEquals("5", rows(built, "cut_row"));
        assertNoRowIsLost(built);
    }

    private static String rows(DatasetBuilt built, String key) {
        return built.logs().getFirst().leftOut().entrySet().stream()
                .filter(left -> left.getKey().key().equals(key))
                .map(left -> left.getValue().rows())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_cancelled_build_leaves_nothing_behind() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        Path parent = Files.createDirectory(folder.resolve("parent"));
        int checks = 0;
        boolean finished = false;
        while (!finished) {
            CancelAt progress = new CancelAt(checks);
            try {
                new BuildDataset(
                                List.of(library.cropLog()),
                                List.of(library.root()),
                                parent.resolve("out"),
                                DatasetPlan.DEFAULT)
                        .run(progress);
                finished = true;
            } catch (Cancelled e) {
                try (Stream<Path> left = Files.list(parent)) {
                    assertEquals(List.of(), left.toList(), "after " + checks + " checks");
                }
            }
            checks++;
        }
        assertTrue(checks > 20, "it could be cancelled only " + checks + " times");
    }

    @Test
    void giving_sides_is_told_set_by_set() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        Steps steps = new Steps("Giving sides");

        DatasetBuilt built = new BuildDataset(
                        List.of(library.cropLog()), List.of(library.root()), folder.resolve("out"), DatasetPlan.DEFAULT)
                .run(steps);

        assertEquals(built.sets().values().stream().mapToLong(Long::longValue).sum(), steps.total);
        assertEquals(steps.total, steps.done);
    }

    /** Counts the steps of one piece of work. */
    private static final class Steps implements Progress {
        private final String work;
        private boolean isUnderWay;
        private long total;
        private long done;

        Steps(String work) {
            this.work = work;
        }

        @Override
        public void begin(String what, long steps) {
            isUnderWay = what.equals(work);
            if (isUnderWay) {
                total = steps;
            }
        }

        @Override
        public void advance(long steps) {
            done += isUnderWay ? steps : 0;
        }
    }

    private static final class CancelAt implements Progress {
        private int left;

        CancelAt(int checks) {
            this.left = checks;
        }

        @Override
        public boolean isCancelled() {
            return left-- <= 0;
        }
    }

    @Test
    void a_folder_that_holds_something_is_refused_and_left_alone() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        Path out = Files.createDirectory(folder.resolve("out"));
        Path precious = Files.writeString(out.resolve("precious"), "text");

        UnwritableDataset refused =
                assertThrows(UnwritableDataset.class, () -> build("out", library, library.cropLog()));

        assertTrue(refused.getMessage().startsWith(out + ": there is something already"), refused.getMessage());
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(List.of(precious), left.toList());
        }
        Files.delete(precious);
        assertEquals(SETS, total(build("out", library, library.cropLog())));
    }

    @Test
    void a_library_that_is_not_there_is_named() {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);

        UnreadableLibrary refused = assertThrows(
                UnreadableLibrary.class,
                () -> build("out", DatasetPlan.DEFAULT, List.of(library.cropLog()), folder.resolve("nowhere")));

        assertTrue(refused.getMessage().startsWith(folder.resolve("nowhere").toString()), refused.getMessage());
        assertTrue(Files.notExists(folder.resolve("out")));
    }

    @Test
    void pairs_and_crops_are_those_of_their_sets() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);

        DatasetBuilt built = build("out", library, library.cropLog());

        Set<String> pairs = new HashSet<>();
        Set<String> crops = new HashSet<>();
        for (LabelledSet set : open(built).sets()) {
            set.label().ifPresent(label -> {
                Path keeper = set.images().get(label.keeper()).file();
                set.images().stream()
                        .map(LabelledImage::file)
                        .filter(file -> !file.equals(keeper))
                        .forEach(file -> pairs.add(set.split().key() + keeper + file));
                crops.add(set.split().key() + keeper + label.box().orElseThrow());
            });
        }
        assertEquals(pairs, read(built.folder().resolve("ranking_pairs.jsonl"), "split", "preferred", "rejected"));
        assertEquals(built.pairs(), pairs.size());
        Set<String> written = new HashSet<>();
        for (Object line : PlainJson.lines(built.folder().resolve("crop_samples.jsonl"))) {
            Map<?, ?> crop = (Map<?, ?>) line;
            List<?> box = (List<?>) crop.get("box");
            written.add("" + crop.get("split") + crop.get("file")
                    + new CropBox((double) box.get(0), (double) box.get(1), (double) box.get(2), (double) box.get(3)));
        }
        assertEquals(crops, written);
    }

    private static Set<String> read(Path file, String... names) throws IOException {
        Set<String> found = new HashSet<>();
        for (Object line : PlainJson.lines(file)) {
            StringBuilder text = new StringBuilder();
            for (String name : names) {
                text.append(((Map<?, ?>) line).get(name));
            }
            found.add(text.toString());
        }
        return found;
    }

    @Test
    void coco_tells_every_crop_in_pixels() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        DatasetPlan plan = new DatasetPlan(new Shares(80, 10, 10), 0, true, 6, Optional.empty(), Optional.empty());

        DatasetBuilt built = build("out", plan, List.of(library.cropLog()), library.root());

        Map<?, ?> coco =
                (Map<?, ?>) PlainJson.read(Files.readString(built.folder().resolve("coco.json")));
        assertEquals(List.of(Map.of("id", 1.0, "name", "crop", "supercategory", "crop")), coco.get("categories"));
        Map<Object, Map<?, ?>> images = new HashMap<>();
        for (Object image : (List<?>) coco.get("images")) {
            images.put(((Map<?, ?>) image).get("id"), (Map<?, ?>) image);
        }
        Set<List<Object>> told = new HashSet<>();
        for (Object annotation : (List<?>) coco.get("annotations")) {
            Map<?, ?> one = (Map<?, ?>) annotation;
            assertEquals(1.0, one.get("category_id"));
            assertEquals(0.0, one.get("iscrowd"));
            List<?> box = (List<?>) one.get("bbox");
            assertEquals((double) box.get(2) * (double) box.get(3), one.get("area"));
            told.add(List.of(images.get(one.get("image_id")).get("file_name"), box));
        }
        Set<List<Object>> expected = new HashSet<>();
        for (LabelledSet set : open(built).sets()) {
            if (set.teachesCropping()) {
                LabelledSet.Label label = set.label().orElseThrow();
                String file = set.images().get(label.keeper()).file().toString();
                expected.add(List.of(
                        file,
                        label.box().orElseThrow().isFull()
                                ? List.of(0.0, 0.0, 120.0, 80.0)
                                : List.of(30.0, 10.0, 60.0, 40.0)));
            }
        }
        assertEquals(expected, told);
        assertEquals(built.crops(), told.size());
    }

    @Test
    void what_makes_a_dataset_hard_to_learn_from_is_named() throws IOException {
        TestLibrary library = draw("library");
        library.atTheDesk(
                KeepPlace.IN_PLACE,
                (opened, desk) -> opened.sets().stream()
                        .limit(3)
                        .forEach(set -> TestLibrary.submit(
                                desk, set, new Decision.Keep(set.images().getFirst(), CropBox.FULL))));
        List<String> rows = Files.readAllLines(library.cropLog());
        Path oneRow = Files.writeString(folder.resolve("one.csv"), rows.get(0) + "\r\n" + rows.get(1) + "\r\n");
        DatasetPlan all = new DatasetPlan(new Shares(1, 0, 0), 0, false, 6, Optional.empty(), Optional.empty());
        DatasetPlan two =
                new DatasetPlan(new Shares(1, 0, 1), 0, false, 6, Optional.of(library.root()), Optional.empty());

        assertEquals(
                List.of("one_position", "full_crops"),
                keys(build("a", all, List.of(library.cropLog()), library.root())));
        assertEquals(
                List.of("one_position", "no_crops"),
                keys(build("b", all, List.of(library.selectionLog()), library.root())));
        assertEquals(List.of("one_set", "full_crops"), keys(build("c", all, List.of(oneRow), library.root())));
        assertEquals(
                List.of("empty_train", "few_test", "one_position", "full_crops"),
                keys(build("d", two, List.of(library.cropLog()), library.root())));
    }

    private static List<String> keys(DatasetBuilt built) {
        return built.warnings().stream().map(Warning::key).toList();
    }
}
