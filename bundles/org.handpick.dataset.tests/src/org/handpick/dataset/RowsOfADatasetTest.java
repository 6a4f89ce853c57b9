package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.picking.KeepPlace;
import org.handpick.traininglog.RepeatRow;
import org.handpick.traininglog.SelectCropRow;
import org.junit.jupiter.api.Test;

/** Which rows of logs give a set, and why the others do not. */
class RowsOfADatasetTest extends DatasetBuilding {
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
}
