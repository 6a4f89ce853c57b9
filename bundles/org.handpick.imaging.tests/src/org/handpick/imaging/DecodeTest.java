package org.handpick.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    private static final int BIT_FLIPS = 400;

    @TempDir
    Path folder;

    private long openBefore;

    @BeforeEach
    void count() {
        openBefore = Pixels.open();
    }

    @AfterEach
    void nothing_is_left_open() {
        assertEquals(openBefore, Pixels.open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "tiff"})
    void formats_without_loss_come_out_as_they_went_in(String format) throws IOException {
        BufferedImage drawn = Drawn.gradient(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int tolerance = format.equals("gif") ? 40 : 0; // 256 colours
        assertShows(Drawn.write(drawn, format, folder.resolve("a." + format)), drawn, tolerance);
    }

    @Test
    void every_kind_of_png_is_read() throws IOException {
        for (int type : List.of(
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_4BYTE_ABGR)) {
            BufferedImage drawn = Drawn.gradient(WIDTH, HEIGHT, type);
            Path file = Drawn.write(drawn, "png", folder.resolve(type + ".png"));
            try (Decoded decoded = decode(file)) {
                assertEquals(new ImageSize(WIDTH, HEIGHT), decoded.pixels().size());
            }
        }
    }

    @Test
    void what_is_transparent_lies_on_grey() throws IOException {
        BufferedImage clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        try (Decoded decoded = decode(Drawn.write(clear, "png", folder.resolve("clear.png")))) {
            assertEquals(0xC0C0C0, decoded.pixels().rgb(1, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_photograph_stands_upright_whatever_its_orientation(int tag) throws IOException {
        Path file = Drawn.jpeg(WIDTH, HEIGHT, tag, folder.resolve(tag + ".jpg"));
        Orientation orientation = Orientation.ofTag(tag);
        BufferedImage stored = Drawn.gradient(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        ImageSize size = new ImageSize(WIDTH, HEIGHT);
        try (Decoded decoded = decode(file)) {
            assertEquals(orientation.upright(size), decoded.pixels().size());
            // The marked corner is the stored picture's first: it must be where the tag says (EXIF 2.3, 4.6.4 A).
            boolean right = List.of(2, 3, 6, 7).contains(tag);
            boolean bottom = List.of(3, 4, 7, 8).contains(tag);
            int x = right ? decoded.pixels().size().width() - 5 : 5;
            int y = bottom ? decoded.pixels().size().height() - 5 : 5;
            assertTrue((decoded.pixels().rgb(x, y) & 0xFF) > 200, "orientation " + tag);
            assertEquals(
                    stored.getWidth() * stored.getHeight(),
                    decoded.pixels().size().width() * decoded.pixels().size().height());
        }
    }

    /** XMP Specification Part 3, 1.1.3.1: what does not fit into a segment lies in others, under the GUID that the main part names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmpNote:HasExtendedXMP=\"9E0F1D3C5B7A49688F1E2D3C4B5A6978\"/></rdf:RDF></x:xmpmeta>",
                "xmpNote:HasExtendedXMP=\"9E0F1D3C5B7A49688F1E2D3C4B5A6978\"/></rdf:RDF></x:xmpm", // cut off
            })
    void a_photograph_with_extended_or_damaged_xmp_is_read(String end) throws IOException {
        Path file = Drawn.jpeg(WIDTH, HEIGHT, 1, folder.resolve("edited.jpg"));
        Drawn.addApp1(
                file,
                ("http://ns.adobe.com/xmp/extension/\0" + "9E0F1D3C5B7A49688F1E2D3C4B5A6978" + "\0\0\0\u0005\0\0\0\0"
                                + "<a/>\n")
                        .getBytes(ISO_8859_1));
        Drawn.addApp1(
                file,
                ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                                + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                                + "<rdf:Description xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\" "
                                + end)
                        .getBytes(ISO_8859_1));
        try (Decoded decoded = decode(file)) {
            assertEquals(new ImageSize(WIDTH, HEIGHT), decoded.pixels().size());
        }
    }

    @Test
    void a_smaller_picture_has_the_colours_of_the_large_one() throws IOException {
        Path file = Drawn.jpeg(1600, 960, 1, folder.resolve("large.jpg"));
        try (Decoded small = new Decode(file, new Fit.Within(WIDTH, WIDTH)).run(Progress.NONE)) {
            assertEquals(new ImageSize(WIDTH, HEIGHT), small.pixels().size());
            assertEquals(new ImageSize(1600, 960), small.fullSize());
            int middle = small.pixels().rgb(WIDTH / 2, HEIGHT / 2);
            assertEquals(127, middle >> 16, 6);
            assertEquals(127, middle >> 8 & 0xFF, 6);
        }
    }

    @Test
    void a_picture_is_never_enlarged() throws IOException {
        Path file = Drawn.write(Drawn.gradient(8, 8, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("a.png"));
        try (Decoded decoded = new Decode(file, new Fit.Within(500, 500)).run(Progress.NONE)) {
            assertEquals(new ImageSize(8, 8), decoded.pixels().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif", "tiff"})
    void a_file_that_ends_early_is_named_and_nothing_else_happens(String format) throws IOException {
        Path whole = Drawn.write(
                Drawn.gradient(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), format, folder.resolve("whole." + format));
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {0, 1, 7, 20, 60, bytes.length / 2}) {
            Path cut = Files.write(folder.resolve("cut." + format), Arrays.copyOf(bytes, length));

            UnreadableImage told =
                    assertThrows(UnreadableImage.class, () -> decode(cut).close(), format + " " + length);

            assertTrue(told.getMessage().startsWith("cut." + format + ": "), told.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif", "tiff"})
    void flipped_bits_give_a_picture_or_a_reason_and_never_bring_anything_down(String format) throws IOException {
        long seed = 7;
        Random random = new Random(seed);
        Path whole = Drawn.write(
                Drawn.gradient(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), format, folder.resolve("whole." + format));
        byte[] bytes = Files.readAllBytes(whole);
        Path flipped = folder.resolve("flipped." + format);
        for (int flip = 0; flip < BIT_FLIPS; flip++) {
            byte[] damaged = bytes.clone();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(flipped, damaged);
            try {
                decode(flipped).close();
            } catch (UnreadableImage e) {
                assertTrue(e.getMessage().startsWith("flipped."), "seed " + seed + ", flip " + flip);
            }
        }
    }

    @Test
    void what_only_calls_itself_an_image_is_told_apart() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.png"), "these are notes");

        UnreadableImage told =
                assertThrows(UnreadableImage.class, () -> decode(text).close());

        assertEquals("it is no PNG, JPEG, WebP, TIFF, GIF or BMP, whatever its name says", told.reason());
    }

    @Test
    void a_bmp_whose_height_cannot_be_is_refused() throws IOException {
        Path file = Drawn.write(Drawn.gradient(8, 8, BufferedImage.TYPE_INT_RGB), "bmp", folder.resolve("a.bmp"));
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 22, 25, (byte) 0);
        bytes[25] = (byte) 0x80; // the least of all numbers, which has no positive
        Files.write(file, bytes);

        assertThrows(UnreadableImage.Damaged.class, () -> ImageFacts.read(file));
    }

    @Test
    void the_time_of_a_picture_is_that_of_the_cameras_clock_whatever_its_offset() throws IOException {
        byte[] jpeg = Drawn.bytes(Drawn.gradient(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg");
        Path file = Files.write(folder.resolve("a.jpg"), Drawn.taken(jpeg, "2025:06:01 12:00:00", "+02:00"));

        assertEquals(
                Optional.of(LocalDateTime.of(2025, 6, 1, 12, 0)),
                ImageFacts.read(file).captured());
    }

    @Test
    void a_file_that_is_gone_is_said_to_be_gone() {
        assertThrows(
                UnreadableImage.Missing.class,
                () -> decode(folder.resolve("gone.png")).close());
    }

    @Test
    void a_header_that_claims_too_much_is_refused_before_room_is_made() throws IOException {
        Path file = Drawn.write(Drawn.gradient(8, 8, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("bomb.png"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[18] = 0x7F; // the width's second byte
        bytes[22] = 0x7F;
        Files.write(file, bytes);

        assertThrows(UnreadableImage.TooLarge.class, () -> decode(file).close());
    }

    private static Decoded decode(Path file) {
        return new Decode(file, new Fit.Full()).run(Progress.NONE);
    }

    private static void assertShows(Path file, BufferedImage drawn, int tolerance) {
        try (Decoded decoded = decode(file)) {
            for (int y = 0; y < drawn.getHeight(); y++) {
                for (int x = 0; x < drawn.getWidth(); x++) {
                    int expected = drawn.getRGB(x, y);
                    int actual = decoded.pixels().rgb(x, y);
                    for (int shift = 0; shift < 24; shift += 8) {
                        int off = Math.abs((expected >> shift & 0xFF) - (actual >> shift & 0xFF));
                        assertTrue(off <= tolerance, file.getFileName() + " at " + x + "," + y + " is off by " + off);
                    }
                }
            }
        }
    }
}
