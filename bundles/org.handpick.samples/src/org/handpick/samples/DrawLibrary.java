package org.handpick.samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.Stage;
import org.handpick.core.sets.StageLadder;
import org.handpick.imaging.UnreadableImage;
import org.handpick.samples.paint.Box;
import org.handpick.samples.paint.Canvas;
import org.handpick.samples.paint.Dice;
import org.handpick.samples.scenes.Composition;
import org.handpick.samples.scenes.Painter;
import org.handpick.samples.scenes.Photograph;
import org.handpick.samples.scenes.Scene;

/**
 * Draws a library: in each set one clean image of a scene among spoiled ones, named as the stages in which pictures are
 * generated, every fourth set as PNG and the others as JPEG, some with a caption and a YAML companion.
 */
public final class DrawLibrary implements Operation<List<DrawnSet>> {
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 5, 4, 9, 12, 7);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss");
    private static final float QUALITY = 0.82f;
    private static final double DENSITY = 1.25;
    private static final int MINUTES_APART = 23;

    private final Path target;
    private final LibraryPlan plan;
    private final List<? extends Painter> scenes;

    /** @param target made when it is not there; nothing in it is overwritten */
    public DrawLibrary(Path target, LibraryPlan plan) {
        this(target, plan, List.of(Scene.values()));
    }

    private DrawLibrary(Path target, LibraryPlan plan, List<? extends Painter> scenes) {
        this.target = Objects.requireNonNull(target);
        this.plan = Objects.requireNonNull(plan);
        this.scenes = scenes;
    }

    /**
     * A library of parts of photographs. In each set a bright and sharp ellipse is the subject, anywhere in the frame, and what is around
     * it is dim and out of focus.
     *
     * @param photographs files, at least one; 2,000 pixels wide or more, or the pictures are not sharp
     */
    public static DrawLibrary ofPhotographs(Path target, LibraryPlan plan, List<Path> photographs) {
        if (photographs.isEmpty()) {
            throw new IllegalArgumentException("a library of no photographs");
        }
        return new DrawLibrary(
                target, plan, photographs.stream().map(Photograph::new).toList());
    }

    /**
     * @throws UncheckedIOException when the disk refuses, or a file is there already
     * @throws UnreadableImage when a photograph can't be read
     */
    @Override
    public List<DrawnSet> run(Progress progress) {
        progress.begin("Drawing " + plan.sets() + " image sets", plan.sets());
        try {
            Files.createDirectories(target);
            List<DrawnSet> drawn = new ArrayList<>();
            for (int set = 0; set < plan.sets(); set++) {
                progress.check();
                drawn.add(draw(set));
                progress.advance(1);
            }
            if (plan.leftovers()) {
                leaveOver();
            }
            return List.copyOf(drawn);
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": the library could not be drawn", e);
        }
    }

    private DrawnSet draw(int set) throws IOException {
        Dice dice = Dice.of(plan.seed(), set);
        Painter scene = scenes.get(set % scenes.size());
        Canvas canvas = new Canvas(plan.frame(), DENSITY, scene.margin());
        Composition composition = scene.paint(canvas, dice);
        List<Stage> stages = StageLadder.DEFAULT.stages();
        int images = dice.between(2, stages.size());
        int skipped = stages.size() - images;
        int keeper = dice.between(0, images - 1);
        LocalDateTime time = FIRST.plusMinutes((long) MINUTES_APART * set);
        List<String> names = new ArrayList<>();
        for (int image = 0; image < images; image++) {
            Stage stage = stages.get(skipped > 0 && image > 0 ? image + skipped : image);
            Shot shot = image == keeper
                    ? Shot.CLEAN
                    : Shot.spoiled(dice, composition, plan.frame().aspect());
            String stem = STAMP.format(time) + "_" + stage.token();
            String extension = set % 4 == 0 ? ".png" : ".jpg";
            write(shot.of(canvas, plan.frame(), dice.seed()), target.resolve(stem + extension));
            names.add(stem + extension);
            if (set % 2 == 0) {
                accompany(stem, composition, stage);
            }
            time = time.plusSeconds(dice.between(40, 180));
        }
        return new DrawnSet(names, keeper, crop(composition.crop()));
    }

    private CropBox crop(Box box) {
        double aspect = plan.frame().aspect();
        return new CropBox(
                Math.clamp(box.left() / aspect, 0, 0.9),
                Math.clamp(box.top(), 0, 0.9),
                Math.clamp(box.right() / aspect, 0.1, 1),
                Math.clamp(box.bottom(), 0.1, 1));
    }

    private void accompany(String stem, Composition composition, Stage stage) throws IOException {
        Files.writeString(target.resolve(stem + ".txt"), composition.caption() + "\n", StandardOpenOption.CREATE_NEW);
        Files.writeString(
                target.resolve(stem + ".yaml"),
                "caption: " + composition.caption() + "\nstage: " + stage.label() + "\nseed: " + plan.seed() + "\n",
                StandardOpenOption.CREATE_NEW);
    }

    /** A lone image and one whose name tells no stage, so that the list of images in no set has something to show. */
    private void leaveOver() throws IOException {
        Dice dice = Dice.of(plan.seed(), -1);
        Canvas canvas = new Canvas(plan.frame(), DENSITY, Canvas.MARGIN);
        Scene.SEA.paint(canvas, dice);
        BufferedImage picture = Shot.CLEAN.of(canvas, plan.frame(), dice.seed());
        LocalDateTime late = FIRST.plusDays(1);
        write(picture, target.resolve(STAMP.format(late) + "_stage1_generated.jpg"));
        write(picture, target.resolve(STAMP.format(late.plusMinutes(MINUTES_APART)) + "_sketch.jpg"));
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            if (file.toString().endsWith(".png")) {
                ImageIO.write(picture, "png", out);
                return;
            }
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
                ImageWriteParam parameters = writer.getDefaultWriteParam();
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
                writer.setOutput(to);
                writer.write(null, new IIOImage(picture, null, null), parameters);
            } finally {
                writer.dispose();
            }
        }
    }
}
