package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.handpick.core.crop.CropBox;
import org.handpick.djl.embedding.ClassicEncoder;
import org.handpick.djl.embedding.EmbeddingCache;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.djl.pictures.Preprocessing;
import org.handpick.learning.measures.Cells;
import org.handpick.learning.measures.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured stands at the places where the picture shows it. */
class MeasuredSourceTest {
    @TempDir
    Path folder;

    @Test
    void measures_stand_where_the_picture_does() throws IOException {
        Path file = folder.resolve("a.png");
        BufferedImage image = new BufferedImage(140, 140, BufferedImage.TYPE_INT_RGB); // half as wide as the canvas
        Graphics2D brush = image.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, 70, 140);
        brush.dispose();
        ImageIO.write(image, "png", file.toFile());

        assertArrayEquals(new float[] {1, 1, 1, 0.5f, 0, 0, 0}, row(look(file, false, Optional.empty())), 0.01f);
        assertArrayEquals(new float[] {0, 0, 0, 0.5f, 1, 1, 1}, row(look(file, true, Optional.empty())), 0.01f);
        CropBox left = new CropBox(0.25, 0.25, 0.5, 0.5);
        float[] part = row(look(file, false, Optional.of(left)));
        assertArrayEquals(new float[] {1, 1, 1, 1}, Arrays.copyOf(part, 4), 0.07f);
    }

    private static Look look(Path file, boolean mirrored, Optional<CropBox> part) {
        return new Look(file, "a".repeat(64), mirrored, part);
    }

    /** How bright it is in a row of the grid. */
    private float[] row(Look look) {
        try (NDManager manager = TestEngine.manager()) {
            MeasuredSource source = new MeasuredSource(
                    new PictureSource(new PictureCache(folder, new Preprocessing(64, 32))),
                    new EncodedSource(new EmbeddingCache(folder, new ClassicEncoder()), true));
            Seen.Both both = (Seen.Both) source.see(List.of(new Seen.Placed(look, 0)), manager);
            assertEquals(32 * 64 * 3, both.pictures().size());
            return both.features()
                    .places()
                    .get(0)
                    .get(Cells.names().indexOf(Measure.BRIGHTNESS.key()))
                    .get(1)
                    .toFloatArray();
        }
    }
}
