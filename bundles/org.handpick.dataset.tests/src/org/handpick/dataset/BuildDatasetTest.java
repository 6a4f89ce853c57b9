package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.ImageSet;
import org.handpick.dataset.DatasetPlan.Shares;
import org.handpick.dataset.split.Sha256;
import org.handpick.picking.KeepPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuildDatasetTest extends DatasetBuilding {
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

        DatasetBuilt built = build("a", all, List.of(library.cropLog()), library.root());
        assertEquals(List.of("one_position", "full_crops"), keys(built.warnings()));
        assertEquals(
                List.of("one_position", "full_crops"),
                keys(new OpenDataset(built.folder()).run(Progress.NONE).problems()));
        assertEquals(
                List.of("one_position", "no_crops"),
                keys(build("b", all, List.of(library.selectionLog()), library.root())
                        .warnings()));
        assertEquals(
                List.of("one_set", "full_crops"),
                keys(build("c", all, List.of(oneRow), library.root()).warnings()));
        assertEquals(
                List.of("empty_train", "few_test", "one_position", "full_crops"),
                keys(build("d", two, List.of(library.cropLog()), library.root()).warnings()));
    }

    private static List<String> keys(List<Warning> warnings) {
        return warnings.stream().map(Warning::key).toList();
    }
}
