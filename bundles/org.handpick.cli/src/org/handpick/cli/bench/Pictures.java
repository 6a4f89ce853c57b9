package org.handpick.cli.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;

/** Pictures to measure with: PNGs with as much noise as a photograph, so that they do not compress better than one. */
final class Pictures {
    private static final int NOISE = 8;

    private Pictures() {}

    /** Draws {@code different} pictures and gives them {@code names} names in all; further names are hard links. */
    static List<Path> draw(Path folder, int names, int different, ImageSize size, Progress progress) {
        List<Path> files = IntStream.range(0, names)
                .mapToObj(number -> folder.resolve("%05d.png".formatted(number)))
                .toList();
        try {
            Files.createDirectories(folder);
            for (int number = 0; number < names; number++) {
                progress.check();
                if (number < different) {
                    ImageIO.write(
                            picture(size, number), "png", files.get(number).toFile());
                } else {
                    Files.createLink(files.get(number), files.get(number % different));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
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
