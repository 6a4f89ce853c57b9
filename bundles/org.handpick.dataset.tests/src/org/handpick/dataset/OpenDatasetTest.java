package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.decisions.Decision;
import org.handpick.dataset.split.Sha256;
import org.handpick.picking.KeepPlace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDatasetTest {
    @TempDir
    Path folder;

    private TestLibrary library;
    private Path dataset;

    @BeforeEach
    void build() {
        library = TestLibrary.draw(folder.resolve("library"), folder.resolve("data"), 4, 7);
        library.decideAll(KeepPlace.IN_PLACE);
        dataset = build("dataset");
    }

    private Path build(String name) {
        return new BuildDataset(
                        List.of(library.cropLog()), List.of(library.root()), folder.resolve(name), DatasetPlan.DEFAULT)
                .run(Progress.NONE)
                .folder();
    }

    private UnreadableDataset refused() {
        return assertThrows(UnreadableDataset.class, () -> new OpenDataset(dataset).run(Progress.NONE));
    }

    /** Writes other sets, and a header with their hash, as somebody would who means harm. */
    private void forge(String sets) throws IOException {
        String before = Sha256.of(dataset.resolve("sets.jsonl"));
        Files.writeString(dataset.resolve("sets.jsonl"), sets);
        Path header = dataset.resolve("dataset.json");
        Files.writeString(header, Files.readString(header).replace(before, Sha256.of(dataset.resolve("sets.jsonl"))));
    }

    @Test
    void what_was_written_is_read() throws IOException {
        Dataset read = new OpenDataset(dataset).run(Progress.NONE);

        assertEquals(4, read.sets().size());
        assertEquals(Sha256.of(dataset.resolve("sets.jsonl")), read.sha256());
        Map<?, ?> first =
                (Map<?, ?>) PlainJson.lines(dataset.resolve("sets.jsonl")).getFirst();
        LabelledSet set = read.sets().getFirst();
        assertEquals(first.get("id"), set.id().text());
        assertEquals(first.get("library"), set.library());
        assertEquals(first.get("split"), set.split().key());
        assertEquals(first.get("decided"), set.decided().toString());
        assertEquals((double) first.get("keeper"), set.label().orElseThrow().keeper());
        assertEquals(TestLibrary.BOX, set.label().orElseThrow().box().orElseThrow());
        Map<?, ?> image = (Map<?, ?>) ((List<?>) first.get("images")).getFirst();
        assertEquals(image.get("file"), set.images().getFirst().file().toString());
        assertEquals(image.get("sha256"), set.images().getFirst().sha256());
    }

    @Test
    void how_long_a_decision_took_is_read_and_may_be_missing_as_in_datasets_of_before() throws IOException {
        LabelledSet set = new OpenDataset(dataset).run(Progress.NONE).sets().getFirst();
        assertEquals(Optional.of(Duration.ofMillis(900)), set.took());

        String sets = Files.readString(dataset.resolve("sets.jsonl"));
        forge(sets.replace("\"decision_ms\":900,", ""));
        assertEquals(
                Optional.empty(),
                new OpenDataset(dataset).run(Progress.NONE).sets().getFirst().took());

        forge(sets.replace("\"decision_ms\":900,", "\"decision_ms\":-1,"));
        assertTrue(refused().getMessage().contains("decision_ms is -1"));
    }

    @Test
    void a_folder_without_a_header_is_no_dataset() throws IOException {
        Files.delete(dataset.resolve("dataset.json"));

        assertEquals(
                dataset + ": it is no dataset, since it has no dataset.json; it was left as it is",
                refused().getMessage());
    }

    @Test
    void a_later_version_is_refused() throws IOException {
        Path header = dataset.resolve("dataset.json");
        Files.writeString(header, Files.readString(header).replace("\"schema_version\": 1,", "\"schema_version\": 2,"));

        assertTrue(refused().getMessage().contains("it is of version 2"));
    }

    @Test
    void sets_that_were_changed_are_refused() throws IOException {
        Path sets = dataset.resolve("sets.jsonl");
        Files.writeString(sets, Files.readString(sets).replace("\"keeper\":0", "\"keeper\":1"));

        assertEquals(
                sets + ": its SHA-256 is not the one in dataset.json, so it was changed; it was left as it is",
                refused().getMessage());
    }

    @Test
    void a_line_that_is_no_set_is_named() throws IOException {
        List<String> lines = TestLibrary.lines(dataset);
        for (String[] change : new String[][] {
            {"\"keeper\":0", "\"keeper\":9"},
            {"\"keeper\":0", "\"keeper\":0.5"},
            {"\"keeper\":0", "\"keeper\":null"},
            {"\"box\":[0.25", "\"box\":[0.9"},
            {"\"box\":[0.25", "\"box\":[\"a\""},
            {"\"box\":", "\"bux\":"},
            {"\"width\":120", "\"width\":0"},
            {"\"width\":120", "\"width\":1e99"},
            {"\"sha256\":\"", "\"sha256\":\"z"},
            {"\"split\":\"", "\"split\":\"no"},
            {"\"images\":[", "\"images\":7,\"more\":["},
            {"\"decided\":\"2", "\"decided\":\"x"},
            {"\"file\":\"/", "\"file\":\"\\u0000"},
            {"{\"id\"", "{{\"id\""},
            {"{\"id\"", "[".repeat(100_000) + "{\"id\""},
            {"{\"id\"", "{id"},
        }) {
            String broken = lines.getFirst().replace(change[0], change[1]);
            assertTrue(!broken.equals(lines.getFirst()), change[0]);
            forge(lines.get(1) + "\n" + broken + "\n" + lines.get(2) + "\n");

            String message = refused().getMessage();

            assertTrue(message.startsWith(dataset.resolve("sets.jsonl") + ": line 2 is no set: "), message);
        }
    }

    @Test
    void a_file_that_ends_early_or_is_no_text_is_refused() throws IOException {
        List<String> lines = TestLibrary.lines(dataset);
        forge(lines.get(0) + "\n" + lines.get(1));
        assertTrue(refused().getMessage().contains("it ends in the middle of a line"));

        Files.write(dataset.resolve("sets.jsonl"), new byte[] {'{', (byte) 0xC3, '\n'});
        assertTrue(refused().getMessage().contains("line 1 is no set: it is not UTF-8"));
    }

    @Test
    void whatever_is_changed_in_a_dataset_it_is_refused_with_a_sentence_or_read_as_it_was() throws IOException {
        Dataset whole = new OpenDataset(dataset).run(Progress.NONE);
        for (String name : List.of("sets.jsonl", "dataset.json")) {
            Path file = dataset.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            Random random = new Random(5);
            for (int round = 0; round < 300; round++) {
                byte[] changed = bytes.clone();
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                Files.write(file, changed);
                try {
                    assertEquals(whole, new OpenDataset(dataset).run(Progress.NONE));
                } catch (UnreadableDataset e) {
                    assertTrue(e.getMessage().startsWith(dataset.toString()), e.getMessage());
                }
            }
            Files.write(file, bytes);
        }
    }

    @Test
    void a_diff_tells_what_was_decided_anew_and_added() {
        library.atTheDesk(KeepPlace.IN_PLACE, (opened, desk) -> {
            desk.undo();
            var set = opened.firstToDo().orElseThrow();
            TestLibrary.submit(desk, set, new Decision.Keep(set.images().getLast(), new CropBox(0, 0, 0.5, 0.5)));
        });
        TestLibrary more = TestLibrary.draw(folder.resolve("more"), folder.resolve("data"), 1, 99);
        more.decideAll(KeepPlace.IN_PLACE);
        Path after = new BuildDataset(
                        List.of(library.cropLog()),
                        List.of(library.root(), more.root()),
                        folder.resolve("after"),
                        DatasetPlan.DEFAULT)
                .run(Progress.NONE)
                .folder();

        DatasetDiff diff = new DiffDatasets(dataset, after).run(Progress.NONE);
        DatasetDiff back = new DiffDatasets(after, dataset).run(Progress.NONE);

        assertEquals(List.of(more.root().toString()), libraries(diff.added()));
        assertEquals(List.of(), diff.removed());
        assertEquals(1, diff.relabelled().size());
        assertEquals(List.of(), diff.moved());
        assertEquals(1, diff.addedSources().size()); // the same log, longer by now
        assertEquals(1, diff.removedSources().size());
        assertEquals(
                diff.before().sets().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        + 1,
                diff.after().sets().values().stream().mapToLong(Long::longValue).sum());
        assertEquals(diff.added(), back.removed());
        assertEquals(diff.after(), back.before());
    }

    private static List<String> libraries(List<LabelledSet> sets) {
        return sets.stream().map(LabelledSet::library).toList();
    }

    @Test
    void equal_datasets_have_no_diff() throws IOException {
        Path copy = build("copy");
        DatasetDiff diff = new DiffDatasets(dataset, copy).run(Progress.NONE);

        assertEquals(diff.before(), diff.after());
        assertTrue(Stream.of(diff.added(), diff.removed(), diff.relabelled(), diff.moved())
                .allMatch(List::isEmpty));
    }
}
