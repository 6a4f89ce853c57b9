package org.handpick.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images in other colours than sRGB: they are shown in sRGB, say so, and a crop of them keeps its own. */
class ColourTest {
    /** A profile in which light is linear: its middle is far brighter than that of sRGB. */
    private static final ICC_Profile LINEAR = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB);

    private static final int MIDDLE = 128;
    /** 128 of 255 of linear light in sRGB, by IEC 61966-2-1. */
    private static final int MIDDLE_IN_SRGB = 188;

    private static final int SIZE = 32;
    private static final CropBox RIGHT_HALF = new CropBox(0.5, 0, 1, 1);
    private static final byte[] XMP = "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path linear(String format) throws IOException {
        Path file = folder.resolve("linear." + format);
        BufferedImage grey = grey(MIDDLE);
        switch (format) {
            case "png" ->
                Files.write(
                        file,
                        new PngMetadata(Optional.of(LINEAR.getData()), Optional.empty(), Optional.of(XMP))
                                .into(Drawn.bytes(grey, "png")));
            case "jpeg" -> Files.write(file, withProfile(Drawn.bytes(grey, "jpeg")));
            case "webp" -> Files.write(file, Webp.of(grey, LINEAR.getData(), Drawn.exif(1), XMP));
            case "tiff" -> Drawn.write(inLinearColours(), "tiff", file);
            default -> throw new IllegalArgumentException(format);
        }
        return file;
    }

    private static BufferedImage grey(int level) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIZE * SIZE; i++) {
            image.setRGB(i % SIZE, i / SIZE, level * 0x10101);
        }
        return image;
    }

    private static BufferedImage inLinearColours() {
        ComponentColorModel colours = new ComponentColorModel(
                new ICC_ColorSpace(LINEAR), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = colours.createCompatibleWritableRaster(SIZE, SIZE);
        for (int i = 0; i < SIZE * SIZE; i++) {
            raster.setPixel(i % SIZE, i / SIZE, new int[] {MIDDLE, MIDDLE, MIDDLE});
        }
        return new BufferedImage(colours, raster, false, null);
    }

    /** ICC.1:2010, B.4: the profile in an APP2 segment behind the start of the image. */
    private static byte[] withProfile(byte[] jpeg) {
        byte[] profile = LINEAR.getData();
        byte[] head = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(jpeg.length + profile.length + head.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE2)
                .putShort((short) (2 + head.length + profile.length))
                .put(head)
                .put(profile)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp", "tiff"})
    void another_profile_is_converted_and_said_so(String format) throws IOException {
        try (Decoded decoded = decode(linear(format))) {
            assertEquals(MIDDLE_IN_SRGB, decoded.pixels().rgb(3, 3) & 0xFF, 2, format);
            assertEquals(1, decoded.notes().size());
            assertTrue(decoded.notes().getFirst().startsWith("converted from "), decoded.notes()::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp", "tiff"})
    void a_crop_keeps_the_profile_and_looks_the_same(String format) throws IOException {
        Path source = linear(format);
        Path crop = folder.resolve("crop");

        new WriteCrop(source, RIGHT_HALF, crop).run(Progress.NONE);

        assertEquals(ImageFacts.read(source).profile(), ImageFacts.read(crop).profile());
        try (Decoded decoded = decode(crop)) {
            assertEquals(SIZE / 2, decoded.pixels().size().width());
            assertEquals(MIDDLE_IN_SRGB, decoded.pixels().rgb(3, 3) & 0xFF, 2, format);
        }
    }

    @Test
    void a_crop_of_a_webp_is_upright_and_keeps_exif_and_xmp() throws IOException {
        BufferedImage drawn = Drawn.gradient(SIZE, SIZE * 2, BufferedImage.TYPE_INT_RGB);
        int turnedRight = 6;
        Path source =
                Files.write(folder.resolve("a.webp"), Webp.of(drawn, LINEAR.getData(), Drawn.exif(turnedRight), XMP));
        Path crop = folder.resolve("crop.png");

        new WriteCrop(source, CropBox.FULL, crop).run(Progress.NONE);

        ImageFacts facts = ImageFacts.read(crop);
        assertEquals(Orientation.UPRIGHT, facts.orientation());
        assertEquals(ImageFacts.read(source).size(), facts.size());
        List<String> groups =
                facts.entries().stream().map(ImageFacts.Entry::group).distinct().toList();
        assertTrue(groups.contains("Exif IFD0") && groups.contains("XMP"), groups::toString);
        try (Decoded before = decode(source);
                Decoded after = decode(crop)) {
            for (int i = 0; i < SIZE; i++) {
                assertEquals(before.pixels().rgb(i, i / 2), after.pixels().rgb(i, i / 2));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff", "gif"})
    void grey_stays_as_bright_as_it_is(String format) throws IOException {
        BufferedImage grey = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < SIZE * SIZE; i++) {
            grey.getRaster().setSample(i % SIZE, i / SIZE, 0, MIDDLE);
        }
        try (Decoded decoded = decode(Drawn.write(grey, format, folder.resolve("grey." + format)))) {
            assertEquals(MIDDLE * 0x10101, decoded.pixels().rgb(5, 5));
        }
    }

    @Test
    void a_crop_of_a_cmyk_tiff_is_a_png_that_looks_the_same() throws IOException {
        Path source = cmyk();
        Path crop = folder.resolve("crop.png");

        new WriteCrop(source, RIGHT_HALF, crop).run(Progress.NONE);

        try (Decoded before = decode(source);
                Decoded after = decode(crop)) {
            assertEquals(before.pixels().rgb(SIZE - 1, 0), after.pixels().rgb(SIZE / 2 - 1, 0));
        }
    }

    /** TIFF 6.0, section 16: one strip of cyan, magenta, yellow and black. */
    private Path cmyk() throws IOException {
        int[][] tags = {
            {256, 3, 1, SIZE << 16},
            {257, 3, 1, SIZE << 16},
            {258, 3, 4, 134},
            {259, 3, 1, 1 << 16},
            {262, 3, 1, 5 << 16},
            {273, 4, 1, 142},
            {277, 3, 1, 4 << 16},
            {278, 3, 1, SIZE << 16},
            {279, 4, 1, SIZE * SIZE * 4},
            {284, 3, 1, 1 << 16}
        };
        ByteBuffer file = ByteBuffer.allocate(142 + SIZE * SIZE * 4);
        file.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            file.putShort((short) tag[0])
                    .putShort((short) tag[1])
                    .putInt(tag[2])
                    .putInt(tag[3]);
        }
        file.putInt(0);
        for (int i = 0; i < 4; i++) {
            file.putShort((short) 8);
        }
        for (int i = 0; i < SIZE * SIZE; i++) {
            file.put((byte) (i % SIZE * 8)).put((byte) 90).put((byte) 20).put((byte) 10);
        }
        return Files.write(folder.resolve("cmyk.tif"), file.array());
    }

    @Test
    void the_first_picture_of_a_gif_lies_where_it_lies_on_its_screen() throws IOException {
        byte[] gif = Drawn.bytes(grey(MIDDLE), "gif");
        gif[6] = 2 * SIZE; // the width of the screen, GIF89a, 18
        gif[8] = 3 * SIZE;
        Path source = Files.write(folder.resolve("small.gif"), gif);
        Path crop = folder.resolve("crop.png");

        new WriteCrop(source, RIGHT_HALF, crop).run(Progress.NONE);

        try (Decoded decoded = decode(source);
                Decoded cut = decode(crop)) {
            assertEquals(3 * SIZE, decoded.pixels().size().height());
            assertEquals(MIDDLE * 0x10101, decoded.pixels().rgb(SIZE - 1, SIZE - 1));
            assertEquals(decoded.pixels().rgb(SIZE, 0), cut.pixels().rgb(0, 0));
        }
    }

    private static Decoded decode(Path file) {
        return new Decode(file, new Fit.Full()).run(Progress.NONE);
    }
}
