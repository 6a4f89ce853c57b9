package org.handpick.cli.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.imaging.UnreadableImage;
import org.handpick.samples.DrawLibrary;
import org.handpick.samples.DrawnSet;
import org.handpick.samples.LibraryPlan;

/** {@code sample draw}: draws a library whose right answers are known. */
public final class SampleDraw implements Command {
    private static final Parameter<Path> TARGET =
            Parameter.position(Value.FOLDER, "Where to draw it; made when it is not there. Nothing is overwritten.");
    private static final Parameter<Optional<Integer>> SETS = Parameter.option(
            "--sets", Value.COUNT, "How many image sets; %d unless told.".formatted(LibraryPlan.SAMPLE.sets()));
    private static final Parameter<Optional<ImageSize>> SIZE = Parameter.option(
            "--size", Value.SIZE, "The size of every image; %s unless told.".formatted(LibraryPlan.SAMPLE.frame()));
    private static final Parameter<Optional<Integer>> SEED =
            Parameter.option("--seed", Value.COUNT, "The same seed draws the same library.");

    private static final Parameter<Optional<Path>> LOG = Parameter.option(
            "--log", Value.FILE, "Writes the answers there too, as a log of decisions to build a dataset of.");

    private static final Parameter<Optional<Path>> PHOTOS = Parameter.option(
            "--photos",
            Value.FOLDER,
            "Takes parts of the photographs in this folder instead of drawing: a bright, sharp ellipse in each is its subject.");

    private record Drawn(List<String> files, String keeper, double[] crop) {}

    @Override
    public String name() {
        return "sample draw";
    }

    @Override
    public String summary() {
        return "Draws a library of image sets, and tells the one clean image of each and the crop that frames its subject.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(TARGET, SETS, SIZE, SEED, LOG, PHOTOS);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        LibraryPlan usual = LibraryPlan.SAMPLE;
        Optional<Path> photos = arguments.get(PHOTOS);
        LibraryPlan plan = new LibraryPlan(
                arguments.get(SETS).orElse(usual.sets()),
                arguments.get(SIZE).orElse(usual.frame()),
                arguments.get(SEED).map(Integer::longValue).orElse(usual.seed()),
                photos.isEmpty() && usual.leftovers());
        Path target = arguments.get(TARGET);
        try {
            List<Path> photographs = photos.isPresent() ? images(photos.get()) : List.of();
            if (photos.isPresent() && photographs.isEmpty()) {
                output.problem(photos.get() + ": there is no image in this folder");
                return Outcome.FAILED;
            }
            DrawLibrary drawing = photographs.isEmpty()
                    ? new DrawLibrary(target, plan)
                    : DrawLibrary.ofPhotographs(target, plan, photographs);
            List<DrawnSet> sets = drawing.run(output.progress());
            arguments.get(LOG).ifPresent(log -> AnswersLog.write(log, target, plan.frame(), sets));
            sets.forEach(set -> print(set, output));
            return Outcome.DONE;
        } catch (UncheckedIOException e) {
            output.problem(e.getMessage() + ": " + e.getCause().getMessage());
            return Outcome.FAILED;
        } catch (UnreadableImage e) {
            output.problem(e.getMessage());
            return Outcome.FAILED;
        }
    }

    /** By name, so that the same seed takes the same parts. @throws UncheckedIOException when the folder can't be read */
    private static List<Path> images(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> DiscoverSets.isImage(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": this folder can't be read", e);
        }
    }

    private static void print(DrawnSet set, Output output) {
        String keeper = set.images().get(set.keeper());
        double[] crop = {
            set.crop().left(), set.crop().top(), set.crop().right(), set.crop().bottom()
        };
        output.result(
                new Drawn(set.images(), keeper, crop),
                () -> "%d images, the clean one is %s".formatted(set.images().size(), keeper));
    }
}
