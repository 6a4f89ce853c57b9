package org.handpick.cli.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.Stage;
import org.handpick.core.sets.StageLadder;

/**
 * A folder of image sets to measure with: four images a set, named as stages, a set every quarter of an hour. Pictures have
 * as much noise as a photograph, so that they compress no better than one.
 *
 * @param folder made when it is not there
 * @param extension of the files, {@code .png} or {@code .jpg}
 */
public record BenchLibrary(Path folder, int sets, String extension) {
    /** The images of each set. */
    public static final int IMAGES = StageLadder.DEFAULT.stages().size();

    private static final LocalDateTime START = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss");
    private static final int MINUTES_APART = 15;
    private static final int NOISE = 8;
    /** File systems allow only so many names for one file; ext4 allows 65,000. */
    private static final int NAMES_A_FILE = 60_000;

    /** The files, in the order of their sets. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>(sets * IMAGES);
        for (int set = 0; set < sets; set++) {
            LocalDateTime time = START.plusMinutes((long) MINUTES_APART * set);
            for (Stage stage : StageLadder.DEFAULT.stages()) {
                files.add(folder.resolve(STAMP.format(time) + "_" + stage.token() + extension));
                time = time.plusMinutes(1);
            }
        }
        return files;
    }

    /** Makes files without content. @return the folder */
    public Path touch(Progress progress) {
        try {
            Files.createDirectories(folder);
            for (Path file : files()) {
                progress.check();
                Files.createFile(file);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paints {@code different} pictures and gives each file one of them by a hard link. @return the folder */
    public Path paint(int different, ImageSize size, Progress progress) {
        List<Path> files = files();
        int painted = Math.max(different, Math.ceilDiv(files.size(), NAMES_A_FILE));
        try {
            Files.createDirectories(folder);
            for (int at = 0; at < files.size(); at++) {
                progress.check();
                if (at < painted) {
                    ImageIO.write(
                            picture(size, at),
                            extension.substring(1),
                            files.get(at).toFile());
                } else {
                    Files.createLink(files.get(at), files.get(at % painted));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage picture(ImageSize size, int seed) {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int noise = random.nextInt(NOISE);
                int red = (x * 200 / size.width() + noise) & 0xFF;
                int green = (y * 200 / size.height() + noise) & 0xFF;
                int blue = ((x + y + seed * 30) / 16 + noise) & 0xFF;
                picture.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return picture;
    }
}
