package org.handpick.ui.tests;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.SelectCropRow;

/** A library of pairs, and the log of a person who always keeps the brighter one: a taste that is learned in seconds. */
final class Taste {
    static final int SETS = 300;

    private static final ImageSize SIZE = new ImageSize(60, 40);
    private static final int CELL = 5;
    private static final CropBox BOX = new CropBox(0.1, 0.1, 0.9, 0.9);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss");
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 3, 1, 8, 0);

    private Taste() {}

    /** Draws the library and writes the log. */
    static Path draw(Path library, Path log) throws IOException {
        Files.createDirectories(library);
        Files.createDirectories(log.getParent());
        Path root = library.toRealPath();
        StringBuilder rows = new StringBuilder(SelectCropRow.header());
        Random random = new Random(11);
        for (int set = 0; set < SETS; set++) {
            LocalDateTime time = FIRST.plusMinutes(20L * set);
            boolean[][] pattern = pattern(random);
            int keeper = random.nextInt(2);
            List<ImageRef> images = List.of(
                    new ImageRef(STAMP.format(time) + "_stage1_generated.png"),
                    new ImageRef(STAMP.format(time.plusSeconds(30)) + "_stage2_upscaled.png"));
            for (int image = 0; image < 2; image++) {
                int light = (image == keeper ? 150 : 50) + random.nextInt(30);
                ImageIO.write(
                        picture(pattern, light),
                        "png",
                        images.get(image).in(root).toFile());
            }
            SetId id = SetId.of(images);
            rows.append(new SelectCropRow(
                            "session",
                            id,
                            root.toString(),
                            List.of(
                                    LoggedImage.of(images.get(0), "stage1_generated", SIZE),
                                    LoggedImage.of(images.get(1), "stage2_upscaled", SIZE)),
                            Optional.of(new Keeper(keeper, BOX)),
                            Instant.parse("2026-03-09T09:00:00Z").plus(Duration.ofSeconds(10L * set)),
                            LogEvent.of("event-" + id))
                    .csv());
        }
        Files.writeString(log, rows);
        return root;
    }

    /** No two sets look alike, or they would all go to one side. */
    private static boolean[][] pattern(Random random) {
        boolean[][] pattern = new boolean[SIZE.height() / CELL][SIZE.width() / CELL];
        for (boolean[] row : pattern) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextBoolean();
            }
        }
        return pattern;
    }

    private static BufferedImage picture(boolean[][] pattern, int light) {
        BufferedImage picture = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                int value = light + (pattern[y / CELL][x / CELL] ? 40 : 0);
                picture.setRGB(x, y, value * 0x010101);
            }
        }
        return picture;
    }
}
