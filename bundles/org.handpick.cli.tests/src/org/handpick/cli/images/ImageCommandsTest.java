package org.handpick.cli.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCommandsTest {
    @TempDir
    Path folder;

    private Ran run(Object... words) {
        return Terminal.with(folder.resolve("data")).run(words);
    }

    private Path png(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(39, 19, 0xFF0000);
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    @Test
    void a_crop_reaches_the_last_pixel() throws IOException {
        Path image = png("a.png");
        Path out = folder.resolve("out.png");

        Ran ran = run("crop", image, "--box", "0.5, 0.25,1,1", "--out", out, "--json");

        assertEquals(
                "{\"file\":\"" + image + "\",\"out\":\"" + out
                        + "\",\"width\":20,\"height\":15,\"fidelity\":\"exact\"}\n",
                ran.out());
        assertEquals(0xFFFF0000, ImageIO.read(out.toFile()).getRGB(19, 14));
    }

    @Test
    void a_box_that_is_none_is_wrong_use() throws IOException {
        Path image = png("a.png");
        for (String box : new String[] {"0,0,1", "0,0,1,1,1", "0,0,0,1", "0,0,1.5,1", "a,b,c,d", "NaN,0,1,1", ""}) {
            Ran ran = run("crop", image, "--box", box, "--out", folder.resolve("out.png"));

            assertEquals(Outcome.WRONG_USE, ran.outcome(), box);
            assertTrue(ran.err().startsWith("--box: '" + box + "' is no"), ran.err());
        }
        assertTrue(Files.notExists(folder.resolve("out.png")));
    }

    @Test
    void a_crop_overwrites_nothing() throws IOException {
        Path image = png("a.png");

        Ran ran = run("crop", image, "--box", "0,0,1,1", "--out", image, "--json");

        assertEquals(Outcome.FAILED, ran.outcome());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("a.png"), ran.err());
    }

    @Test
    void a_broken_image_does_not_stop_the_thumbnails_of_the_others() throws IOException {
        png("library/a.png");
        png("library/b.png");
        Files.writeString(folder.resolve("library/c.png"), "no picture");

        Ran ran = run("thumbnails", folder.resolve("library"), "--json");

        assertEquals("{\"dir\":\"" + folder.resolve("library") + "\",\"images\":3,\"made\":2}\n", ran.out());
        assertTrue(ran.err().contains("c.png"), ran.err());
        assertEquals(Outcome.PROBLEMS, ran.outcome());
        try (Stream<Path> made = Files.walk(folder.resolve("data/cache/thumbnails"))) {
            assertEquals(2, made.filter(Files::isRegularFile).count());
        }
    }
}
