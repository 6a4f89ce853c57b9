package org.handpick.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures of patches, of which each seed gives another. */
final class TestImages {
    private static final int PATCHES = 6;

    private TestImages() {}

    /** Writes over what is there; the format is PNG, whatever the name says. */
    static void draw(Path file, int width, int height, long seed) throws IOException {
        Random random = new Random(seed);
        int[] colours = random.ints(PATCHES * PATCHES, 0, 1 << 24).toArray();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, colours[y * PATCHES / height * PATCHES + x * PATCHES / width]);
            }
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }

    /** One colour all over. */
    static void flat(Path file, int width, int height, int colour) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, colour);
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }
}
