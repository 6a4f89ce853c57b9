package org.handpick.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.core.sets.Discovery;
import org.handpick.core.sets.GroupingRule;
import org.handpick.core.sets.ImageRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawLibraryTest {
    private static final LibraryPlan SMALL = new LibraryPlan(13, new ImageSize(96, 64), 7, true);

    @TempDir
    Path folder;

    @Test
    void the_sets_it_draws_are_the_sets_that_are_found() {
        List<DrawnSet> drawn = draw("a");

        Discovery found =
                new DiscoverSets(folder.resolve("a"), GroupingRule.ByStage.DEFAULT, Map.of()).run(Progress.NONE);

        assertEquals(
                drawn.stream().map(DrawnSet::images).toList(),
                found.sets().stream()
                        .map(set -> set.images().stream().map(ImageRef::name).toList())
                        .toList());
        assertEquals(2, found.unassigned().size());
    }

    @Test
    void the_same_plan_draws_the_same_files() throws IOException {
        draw("a");
        draw("b");

        try (Stream<Path> files = Files.list(folder.resolve("a"))) {
            for (Path file : files.toList()) {
                assertArrayEquals(
                        Files.readAllBytes(file),
                        Files.readAllBytes(folder.resolve("b").resolve(file.getFileName())),
                        file.toString());
            }
        }
    }

    @Test
    void the_answers_are_about_images_that_are_there() throws IOException {
        DrawnSet set = draw("a").getFirst();

        assertTrue(set.keeper() >= 0 && set.keeper() < set.images().size());
        assertEquals(
                96,
                ImageIO.read(folder.resolve("a")
                                .resolve(set.images().getFirst())
                                .toFile())
                        .getWidth());
    }

    @Test
    void nothing_that_is_there_is_overwritten() {
        draw("a");

        assertThrows(UncheckedIOException.class, () -> draw("a"));
    }

    private List<DrawnSet> draw(String name) {
        return new DrawLibrary(folder.resolve(name), SMALL).run(Progress.NONE);
    }
}
