package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.picking.KeepPlace;
import org.junit.jupiter.api.Test;

/** How building a dataset goes on, and how it is refused or ended. */
class RunBuildDatasetTest extends DatasetBuilding {
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
}
