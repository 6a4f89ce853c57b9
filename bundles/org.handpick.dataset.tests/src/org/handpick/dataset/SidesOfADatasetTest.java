package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.Progress;
import org.handpick.dataset.DatasetPlan.Shares;
import org.handpick.picking.KeepPlace;
import org.junit.jupiter.api.Test;

/** On which side a set is, whatever is added later. */
class SidesOfADatasetTest extends DatasetBuilding {
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
}
