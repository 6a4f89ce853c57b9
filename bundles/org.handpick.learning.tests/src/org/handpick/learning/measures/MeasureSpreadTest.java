package org.handpick.learning.measures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureSpreadTest {
    @TempDir
    Path folder;

    @Test
    void tells_how_much_pictures_vary_whatever_can_not_be_read() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");

        Spread spread = new MeasureSpread(List.of(plain(51), broken, plain(204))).run(Progress.NONE);

        assertEquals(0.3, spread.deviations().get(Trait.BRIGHTNESS), 1e-3); // of 0.2 and 0.8
        assertEquals(0, spread.deviations().get(Trait.WARMTH), 1e-9);
    }

    @Test
    void of_many_pictures_those_count_that_lie_evenly_among_all() throws IOException {
        List<Path> pictures = new ArrayList<>(Collections.nCopies(1000, plain(51)));
        pictures.addAll(Collections.nCopies(1000, plain(204)));

        Spread spread = new MeasureSpread(pictures).run(Progress.NONE);

        assertEquals(0.3, spread.deviations().get(Trait.BRIGHTNESS), 1e-3);
    }

    private Path plain(int grey) throws IOException {
        Path file = folder.resolve(grey + ".png");
        BufferedImage picture = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(grey, grey, grey));
        graphics.fillRect(0, 0, 32, 24);
        graphics.dispose();
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }
}
