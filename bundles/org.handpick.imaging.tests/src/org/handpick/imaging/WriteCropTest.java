package org.handpick.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.ImageLineInt;
import ar.com.hjg.pngj.PngWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteCropTest {
    private static final ImageSize SIZE = new ImageSize(160, 96);
    /** At the hard edge of the mark, whose chroma is subsampled; elsewhere pixels differ by a few. */
    private static final int EDGE_TOLERANCE = 64;

    private static final PixelBox ODD = new PixelBox(13, 7, 131, 96);
    private static final PixelBox ON_GRID = new PixelBox(16, 32, 131, 96);

    @TempDir
    Path folder;

    @Test
    void a_png_keeps_every_sample_in_every_colour_type() throws IOException {
        for (int type : List.of(
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY)) {
            BufferedImage drawn = Drawn.gradient(SIZE.width(), SIZE.height(), type);
            Path source = Drawn.write(drawn, "png", folder.resolve(type + ".png"));
            Path target = folder.resolve(type + "-crop.png");

            CropWritten written = crop(source, ODD, target);

            assertEquals(CropWritten.Fidelity.EXACT, written.fidelity());
            BufferedImage cut = ImageIO.read(target.toFile());
            assertArrayEquals(
                    ImageIO.read(source.toFile())
                            .getRaster()
                            .getPixels(ODD.left(), ODD.top(), ODD.width(), ODD.height(), (int[]) null),
                    cut.getRaster().getPixels(0, 0, ODD.width(), ODD.height(), (int[]) null),
                    "type " + type);
        }
    }

    @Test
    void a_png_keeps_its_texts() throws IOException {
        Path source = folder.resolve("text.png");
        PngWriter writer = new PngWriter(source.toFile(), new ImageInfo(SIZE.width(), SIZE.height(), 16, false));
        writer.getMetadata().setText("parameters", "a lighthouse at dusk, seed 42");
        writer.getMetadata().setDpi(300);
        for (int y = 0; y < SIZE.height(); y++) {
            writer.writeRow(new ImageLineInt(writer.imgInfo), y);
        }
        writer.end();

        crop(source, ODD, folder.resolve("crop.png"));

        ImageFacts facts = ImageFacts.read(folder.resolve("crop.png"));
        assertEquals(ODD.size(), facts.size());
        assertTrue(facts.entries().stream().anyMatch(entry -> entry.value().contains("a lighthouse at dusk, seed 42")));
        assertTrue(facts.entries().stream().anyMatch(entry -> entry.name().equals("Pixels Per Unit X")));
    }

    @Test
    void a_jpeg_on_the_grid_is_cut_without_loss() throws IOException {
        Path source = Drawn.jpeg(SIZE.width(), SIZE.height(), 1, folder.resolve("a.jpg"));

        CropWritten written = crop(source, ON_GRID, folder.resolve("crop.jpg"));

        assertEquals(CropWritten.Fidelity.LOSSLESS, written.fidelity());
        assertSamePixels(source, ON_GRID, folder.resolve("crop.jpg"), 4); // chroma of the cut edge is upsampled anew
        assertKeepsMetadata(folder.resolve("crop.jpg"));
    }

    @Test
    void a_jpeg_off_the_grid_is_encoded_at_the_quality_of_its_source() throws IOException {
        Path source = Drawn.jpeg(SIZE.width(), SIZE.height(), 1, folder.resolve("a.jpg"));

        CropWritten written = crop(source, ODD, folder.resolve("crop.jpg"));

        assertEquals(CropWritten.Fidelity.RE_ENCODED, written.fidelity());
        assertSamePixels(source, ODD, folder.resolve("crop.jpg"), EDGE_TOLERANCE);
        assertKeepsMetadata(folder.resolve("crop.jpg"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void a_turned_jpeg_is_cut_where_a_person_sees_it(int orientation) throws IOException {
        Path source = Drawn.jpeg(SIZE.width(), SIZE.height(), orientation, folder.resolve("a.jpg"));
        PixelBox box = new PixelBox(10, 20, 70, 90);

        crop(source, box, folder.resolve("crop.jpg"));

        assertEquals(box.size(), ImageFacts.read(folder.resolve("crop.jpg")).size());
        assertSamePixels(source, box, folder.resolve("crop.jpg"), EDGE_TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiff", "bmp", "gif"})
    void other_formats_become_a_png(String format) throws IOException {
        Path source = Drawn.write(
                Drawn.gradient(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB),
                format,
                folder.resolve("a." + format));
        Path target = folder.resolve(
                "crop." + WriteCrop.extensionFor(ImageFacts.read(source).format()));

        crop(source, ODD, target);

        assertEquals(ImageFormat.PNG, ImageFacts.read(target).format());
        assertSamePixels(source, ODD, target, 0);
    }

    @Test
    void what_is_there_is_never_overwritten() throws IOException {
        Path source = Drawn.jpeg(SIZE.width(), SIZE.height(), 1, folder.resolve("a.jpg"));
        Path target = Files.writeString(folder.resolve("there.jpg"), "mine");

        assertThrows(UnwritableCrop.class, () -> crop(source, ODD, target));

        assertEquals("mine", Files.readString(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void of_a_damaged_file_nothing_is_written(String format) throws IOException {
        Path source = Drawn.write(
                Drawn.gradient(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB), format, folder.resolve("a"));
        byte[] bytes = Files.readAllBytes(source);
        Files.write(source, Arrays.copyOf(bytes, bytes.length / 2));

        assertThrows(UnreadableImage.class, () -> crop(source, ODD, folder.resolve("crop")));

        assertFalse(Files.exists(folder.resolve("crop")));
    }

    private static CropWritten crop(Path source, PixelBox box, Path target) {
        CropBox normalised = box.normalised(ImageFacts.read(source).size());
        return new WriteCrop(source, normalised, target).run(Progress.NONE);
    }

    private static void assertKeepsMetadata(Path crop) {
        ImageFacts facts = ImageFacts.read(crop);
        assertTrue(facts.entries().stream().anyMatch(entry -> entry.value().equals("drawn for a test")));
        assertTrue(facts.entries().stream().anyMatch(entry -> entry.name().equals("Orientation")));
    }

    private static void assertSamePixels(Path source, PixelBox box, Path crop, int tolerance) {
        try (Decoded whole = new Decode(source, new Fit.Full()).run(Progress.NONE);
                Decoded cut = new Decode(crop, new Fit.Full()).run(Progress.NONE)) {
            assertEquals(box.size(), cut.pixels().size());
            for (int y = 0; y < box.height(); y++) {
                for (int x = 0; x < box.width(); x++) {
                    int expected = whole.pixels().rgb(box.left() + x, box.top() + y);
                    int actual = cut.pixels().rgb(x, y);
                    for (int shift = 0; shift < 24; shift += 8) {
                        int off = Math.abs((expected >> shift & 0xFF) - (actual >> shift & 0xFF));
                        assertTrue(off <= tolerance, "at " + x + "," + y + " off by " + off);
                    }
                }
            }
        }
    }
}
