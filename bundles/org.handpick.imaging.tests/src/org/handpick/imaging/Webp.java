package org.handpick.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WebP files for tests, made by libwebp without loss, with metadata around the picture. */
final class Webp {
    private static final int HAS_METADATA = 0x20 | 0x08 | 0x04; // ICC, EXIF, XMP
    private static final int RIFF_HEADER = 12;

    private Webp() {}

    /** RFC 9649, 2.7: the extended format. */
    static byte[] of(BufferedImage image, byte[] profile, byte[] exif, byte[] xmp) {
        byte[] simple = encode(image);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        byte[] size = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(HAS_METADATA)
                .putShort((short) (image.getWidth() - 1))
                .put((byte) 0)
                .putShort((short) (image.getHeight() - 1))
                .put((byte) 0)
                .array();
        chunk(chunks, "VP8X", size);
        chunk(chunks, "ICCP", profile);
        chunks.write(simple, RIFF_HEADER, simple.length - RIFF_HEADER);
        chunk(chunks, "EXIF", exif);
        chunk(chunks, "XMP ", xmp);
        return ByteBuffer.allocate(RIFF_HEADER + chunks.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(4 + chunks.size())
                .put(ascii("WEBP"))
                .put(chunks.toByteArray())
                .array();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        out.writeBytes(ascii(type));
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .array());
        out.writeBytes(content);
        if (content.length % 2 != 0) {
            out.write(0);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] encode(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        try (Arena arena = Arena.ofConfined()) {
            var encode = Linker.nativeLinker()
                    .downcallHandle(
                            SymbolLookup.libraryLookup("libwebp.so.7", arena).findOrThrow("WebPEncodeLosslessRGB"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS));
            MemorySegment rgb = arena.allocate(width * height * 3L);
            for (int i = 0; i < width * height; i++) {
                int pixel = image.getRGB(i % width, i / width);
                rgb.set(ValueLayout.JAVA_BYTE, i * 3L, (byte) (pixel >> 16));
                rgb.set(ValueLayout.JAVA_BYTE, i * 3L + 1, (byte) (pixel >> 8));
                rgb.set(ValueLayout.JAVA_BYTE, i * 3L + 2, (byte) pixel);
            }
            MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
            long size = (long) encode.invokeExact(rgb, width, height, width * 3, out);
            return out.get(ValueLayout.ADDRESS, 0).reinterpret(size).toArray(ValueLayout.JAVA_BYTE);
        } catch (Throwable e) {
            throw new IllegalStateException("libwebp made no file", e);
        }
    }
}
