package org.handpick.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.core.sets.Discovery;
import org.handpick.core.sets.GroupingRule;
import org.handpick.core.sets.ImageRef;
import org.handpick.samples.paint.Box;
import org.handpick.samples.paint.Dice;
import org.handpick.samples.scenes.Composition;
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

    @Test
    void parts_of_photographs_have_their_subject_whole_in_the_frame() throws IOException {
        draw("photographs");
        Path photograph = folder.resolve("photographs")
                .resolve(draw("b").getFirst().images().getFirst());
        LibraryPlan plan = new LibraryPlan(12, new ImageSize(96, 64), 7, false);

        List<DrawnSet> sets = DrawLibrary.ofPhotographs(folder.resolve("parts"), plan, List.of(photograph))
                .run(Progress.NONE);

        assertEquals(12, sets.size());
        for (DrawnSet set : sets) {
            BufferedImage keeper = ImageIO.read(folder.resolve("parts")
                    .resolve(set.images().get(set.keeper()))
                    .toFile());
            double within = light(keeper, set.crop(), true);
            double around = light(keeper, set.crop(), false);
            assertTrue(within > 1.3 * around, () -> set + ": the subject has " + within + ", the rest " + around);
        }
    }

    @Test
    void a_frame_that_is_off_cuts_a_subject_that_may_stand_anywhere() {
        double aspect = 1.5;
        Random random = new Random(5);
        int off = 0;
        for (int i = 0; i < 500; i++) {
            double width = random.nextDouble(0.45, 1.05);
            double height = random.nextDouble(0.2, 0.95);
            double left = random.nextDouble() * (aspect - width);
            double top = random.nextDouble() * (1 - height);
            Box subject = new Box(left, top, left + width, top + height);
            Shot shot = Shot.spoiled(new Dice(i), new Composition("", subject, false), aspect);
            if (shot.shiftX() != 0 || shot.shiftY() != 0) {
                off++;
                double across = Math.min(aspect, subject.right() - shot.shiftX()) - Math.max(0, left - shot.shiftX());
                double down = Math.min(1, subject.bottom() - shot.shiftY()) - Math.max(0, top - shot.shiftY());
                double seen = across * down / (width * height);
                assertTrue(seen > 0.65 && seen < 0.9, () -> shot + " shows " + seen + " of " + subject);
                assertTrue(Math.max(Math.abs(shot.shiftX()), Math.abs(shot.shiftY())) < 0.8, shot::toString);
            }
        }
        assertTrue(off > 50, "so many were off: " + off);
    }

    /** The mean of the channels of the pixels in the box, or of those around it. */
    private static double light(BufferedImage image, CropBox box, boolean within) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> {
                    double x = (i % image.getWidth() + 0.5) / image.getWidth();
                    double y = (i / image.getWidth() + 0.5) / image.getHeight();
                    return within == (x > box.left() && x < box.right() && y > box.top() && y < box.bottom());
                })
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                .mapToDouble(rgb -> ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3.0)
                .average()
                .orElseThrow();
    }

    private List<DrawnSet> draw(String name) {
        return new DrawLibrary(folder.resolve(name), SMALL).run(Progress.NONE);
    }
}
