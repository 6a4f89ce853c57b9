package org.handpick.djl.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.handpick.djl.pictures.Picture;
import org.handpick.learning.measures.Cells;
import org.handpick.learning.measures.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassicEncoderTest {
    private static final int AREA = Cells.SIDE * Cells.SIDE;

    @TempDir
    Path folder;

    private final ClassicEncoder encoder = new ClassicEncoder();

    @Test
    void what_is_on_the_left_is_seen_on_the_left_and_in_a_mirror_on_the_right() throws IOException {
        Picture picture = bright(folder.resolve("a.png"), 140, 84);

        Embedding seen = encoder.of(List.of(picture)).getFirst();
        Embedding mirrored = encoder.of(List.of(picture.mirrored())).getFirst();

        int brightness = Cells.names().indexOf(Measure.BRIGHTNESS.key());
        float[] row = row(seen, brightness);
        assertArrayEquals(new float[] {1, 1, 0, 0, 0, 0, 0}, row, 0.01f);
        assertArrayEquals(new float[] {0, 0, 0, 0, 0, 1, 1}, row(mirrored, brightness), 0.01f);
        assertEquals(seen.whole()[Measure.BRIGHTNESS.ordinal()], mirrored.whole()[Measure.BRIGHTNESS.ordinal()], 1e-5f);
        assertEquals(
                1, seen.whole()[Measure.SALIENT_X.ordinal()] + mirrored.whole()[Measure.SALIENT_X.ordinal()], 0.02f);
    }

    @Test
    void the_grey_around_a_picture_is_no_part_of_it() throws IOException {
        Picture wide = bright(folder.resolve("wide.png"), 280, 42);

        Embedding seen = encoder.of(List.of(wide)).getFirst();

        assertEquals(2 / 7f, seen.whole()[Measure.BRIGHTNESS.ordinal()], 0.01f);
        assertArrayEquals(new float[] {0, 0, 1, 1}, seen.frame());
    }

    @Test
    void amounts_are_told_as_logarithms_too_and_so_is_how_they_spread_over_the_cells() throws IOException {
        float[] whole = encoder.of(List.of(bright(folder.resolve("a.png"), 140, 84)))
                .getFirst()
                .whole();

        List<Measure> amounts =
                Stream.of(Measure.values()).filter(Measure::isAmount).toList();
        int logarithms = Measure.values().length;
        int brightness = amounts.indexOf(Measure.BRIGHTNESS);
        int spread = logarithms + amounts.size() + 3 * brightness;
        assertEquals(encoder.width(), whole.length);
        assertEquals(Math.log(2 / 7.0), whole[logarithms + brightness], 0.01);
        assertArrayEquals(
                new float[] {(float) Math.log(0.002), (float) Math.log(0.002), 0},
                new float[] {whole[spread], whole[spread + 1], whole[spread + 2]},
                0.01f,
                "of the cells one in ten, half, and nine in ten are darker");
    }

    /** White in the two sevenths at the left, black elsewhere. */
    private Picture bright(Path file, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, 2 * width / 7, height);
        brush.dispose();
        ImageIO.write(image, "png", file.toFile());
        return encoder.preprocessing().of(file);
    }

    private static float[] row(Embedding seen, int measure) {
        float[] row = new float[Cells.SIDE];
        System.arraycopy(seen.places(), measure * AREA + 3 * Cells.SIDE, row, 0, row.length);
        return row;
    }
}
