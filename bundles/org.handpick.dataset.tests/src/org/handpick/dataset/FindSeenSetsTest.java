package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.picking.KeepPlace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindSeenSetsTest {
    private static final int SETS = 12;
    private static final long SEED = 7;
    private static final DatasetPlan PLAN =
            new DatasetPlan(new DatasetPlan.Shares(1, 1, 1), 3, false, 6, Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private TestLibrary library;
    private Dataset learned;

    @BeforeEach
    void build() {
        library = TestLibrary.draw(folder.resolve("library"), folder.resolve("data"), SETS, SEED);
        library.decideAll(KeepPlace.IN_PLACE);
        learned = build(library, "learned", PLAN);
        for (Split side : Split.values()) {
            assertFalse(learned.sets(side).isEmpty(), side::key);
        }
    }

    private Dataset build(TestLibrary of, String name, DatasetPlan plan) {
        new BuildDataset(List.of(of.cropLog()), List.of(of.root()), folder.resolve(name), plan).run(Progress.NONE);
        return new OpenDataset(folder.resolve(name)).run(Progress.NONE);
    }

    private static Set<String> ids(Stream<LabelledSet> sets) {
        return sets.map(set -> set.id().text()).collect(Collectors.toSet());
    }

    @Test
    void what_was_learned_from_is_seen_on_whatever_side_it_is_now() {
        DatasetPlan otherSides = new DatasetPlan(PLAN.shares(), 4, false, 6, Optional.empty(), Optional.empty());
        Dataset asked = build(library, "asked", otherSides);

        Set<LabelledSet> seen = new FindSeenSets(learned.folder(), asked.folder()).run(Progress.NONE);

        assertEquals(ids(learned.sets().stream().filter(set -> set.split() != Split.TEST)), ids(seen.stream()));
        assertTrue(seen.stream().anyMatch(set -> set.split() == Split.TEST), "no set changed its side for the test");
        assertTrue(asked.sets().containsAll(seen));
    }

    @Test
    void the_same_picture_in_another_file_is_seen() throws IOException {
        TestLibrary copy = TestLibrary.draw(folder.resolve("copy"), folder.resolve("other data"), SETS, SEED);
        try (Stream<Path> files = Files.list(copy.root())) {
            for (Path image : files.filter(Files::isRegularFile).toList()) {
                Files.write(image, new byte[] {0}, StandardOpenOption.APPEND);
            }
        }
        copy.decideAll(KeepPlace.IN_PLACE);
        Dataset asked = build(copy, "asked", PLAN);

        Set<LabelledSet> seen = new FindSeenSets(learned.folder(), asked.folder()).run(Progress.NONE);

        assertEquals(ids(learned.sets().stream().filter(set -> set.split() != Split.TEST)), ids(seen.stream()));
    }
}
