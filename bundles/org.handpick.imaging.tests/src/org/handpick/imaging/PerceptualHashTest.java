package org.handpick.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.samples.DrawLibrary;
import org.handpick.samples.DrawnSet;
import org.handpick.samples.LibraryPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerceptualHashTest {
    /** One of each kind of scene. */
    private static final int SCENES = 12;

    @TempDir
    Path folder;

    private static PerceptualHash hash(Path file) {
        try (Decoded decoded = new Decode(file, new Fit.Within(64, 64)).run(Progress.NONE)) {
            return PerceptualHash.of(decoded.pixels()).orElseThrow();
        }
    }

    private List<Path> scenes(long seed) {
        Path library = folder.resolve("library" + seed);
        List<DrawnSet> drawn = new DrawLibrary(library, new LibraryPlan(SCENES, new ImageSize(336, 224), seed, false))
                .run(Progress.NONE);
        return drawn.stream()
                .map(set -> library.resolve(set.images().get(set.keeper())))
                .toList();
    }

    private Path jpeg(BufferedImage picture, float quality) throws IOException {
        Path file = Files.createTempFile(folder, "again", ".jpg");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return file;
    }

    private Path png(BufferedImage picture) throws IOException {
        Path file = Files.createTempFile(folder, "again", ".png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    private static BufferedImage blurred(BufferedImage picture) {
        float[] mean = new float[9];
        Arrays.fill(mean, 1f / 9);
        BufferedImage source = scaled(picture, picture.getWidth(), picture.getHeight());
        return new ConvolveOp(new Kernel(3, 3, mean), ConvolveOp.EDGE_NO_OP, null)
                .filter(source, new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_INT_RGB));
    }

    @Test
    void the_same_picture_encoded_scaled_or_blurred_is_near() throws IOException {
        for (Path scene : scenes(101)) {
            PerceptualHash hash = hash(scene);
            BufferedImage picture = ImageIO.read(scene.toFile());
            for (Path again : List.of(
                    jpeg(picture, 0.3f),
                    jpeg(picture, 0.9f),
                    png(picture),
                    png(scaled(picture, 112, 75)),
                    jpeg(scaled(picture, 672, 448), 0.8f),
                    png(blurred(picture)))) {
                assertTrue(
                        hash.distance(hash(again)) <= PerceptualHash.NEAR,
                        scene + " and " + again + ": " + hash.distance(hash(again)));
            }
        }
    }

    @Test
    void different_scenes_are_far() {
        List<PerceptualHash> hashes = new ArrayList<>();
        for (Path scene : scenes(102)) {
            PerceptualHash hash = hash(scene);
            hashes.forEach(other -> assertTrue(other.distance(hash) > 2 * PerceptualHash.NEAR, scene.toString()));
            hashes.add(hash);
        }
        assertEquals(SCENES, hashes.size());
    }

    @Test
    void a_picture_without_structure_has_no_hash() {
        for (int kind = 0; kind < 3; kind++) {
            try (Pixels pixels = Pixels.allocate(new ImageSize(50, 40))) {
                for (int i = 0; i < 50 * 40; i++) {
                    // one grey; from left to right; from top to bottom with a bit of noise
                    int grey = kind == 0 ? 90 : kind == 1 ? i % 50 * 5 : i / 50 * 5 + i % 2;
                    pixels.bytes().setAtIndex(ValueLayout.JAVA_INT, i, grey * 0x010101);
                }
                assertEquals(Optional.empty(), PerceptualHash.of(pixels), "kind " + kind);
            }
        }
    }

    @Test
    void the_bits_are_those_of_the_cosines_that_were_drawn() {
        // a picture that is the sum of frequency (1, 1) and (2, 3): their bits stand out above a median near 0
        try (Pixels pixels = Pixels.allocate(new ImageSize(32, 32))) {
            for (int y = 0; y < 32; y++) {
                for (int x = 0; x < 32; x++) {
                    double value = 128
                            + 50 * Math.cos(Math.PI * (2 * x + 1) / 64) * Math.cos(Math.PI * (2 * y + 1) / 64)
                            + 50 * Math.cos(3 * Math.PI * (2 * x + 1) / 64) * Math.cos(2 * Math.PI * (2 * y + 1) / 64);
                    pixels.bytes().setAtIndex(ValueLayout.JAVA_INT, y * 32L + x, (int) Math.round(value) * 0x010101);
                }
            }
            long bits = PerceptualHash.of(pixels).orElseThrow().bits();
            assertEquals(1, bits >>> 63 & 1); // row 1, column 1
            assertEquals(1, bits >>> 63 - 8 - 2 & 1); // row 2, column 3
            assertEquals(32, Long.bitCount(bits)); // half of them are above their median
        }
    }

    @Test
    void the_distance_counts_bits() {
        assertEquals(0, new PerceptualHash(5).distance(new PerceptualHash(5)));
        assertEquals(64, new PerceptualHash(0).distance(new PerceptualHash(-1)));
        assertEquals(2, new PerceptualHash(0b1010).distance(new PerceptualHash(0b0110)));
    }
}
