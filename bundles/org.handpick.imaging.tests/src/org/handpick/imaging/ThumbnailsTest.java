package org.handpick.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.handpick.core.crop.ImageSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailsTest {
    @TempDir
    Path folder;

    @Test
    void a_thumbnail_is_made_once_and_then_read() throws IOException {
        Path image = draw("a.png", 512, 256);
        try (Decoded made = thumbnails().of(image)) {
            assertEquals(new ImageSize(256, 128), made.pixels().size());
            assertEquals(new ImageSize(512, 256), made.fullSize());
        }
        Path kept = kept().getFirst();
        Files.setLastModifiedTime(kept, FileTime.fromMillis(1_000));

        thumbnails().of(image).close();

        assertEquals(FileTime.fromMillis(1_000), Files.getLastModifiedTime(kept));
    }

    @Test
    void an_image_that_changed_gets_another_one() throws IOException {
        Path image = draw("a.png", 512, 256);
        thumbnails().of(image).close();
        Files.setLastModifiedTime(image, FileTime.fromMillis(1_000));
        thumbnails().of(image).close();

        assertEquals(2, kept().size());
    }

    @Test
    void a_thumbnail_that_was_cut_by_a_crash_is_made_again() throws IOException {
        Path image = draw("a.png", 512, 256);
        thumbnails().of(image).close();
        Files.write(kept().getFirst(), new byte[] {1, 2, 3});

        try (Decoded again = thumbnails().of(image)) {
            assertEquals(new ImageSize(256, 128), again.pixels().size());
        }
    }

    @Test
    void an_image_that_is_gone_is_said_to_be_gone() {
        assertThrows(
                UnreadableImage.Missing.class,
                () -> thumbnails().of(folder.resolve("gone.png")).close());
    }

    private Thumbnails thumbnails() {
        return new Thumbnails(folder.resolve("kept"));
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("kept"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path draw(String name, int width, int height) throws IOException {
        return Drawn.write(Drawn.gradient(width, height, BufferedImage.TYPE_INT_RGB), "png", folder.resolve(name));
    }
}
