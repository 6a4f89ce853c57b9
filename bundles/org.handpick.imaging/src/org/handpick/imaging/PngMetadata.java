package org.handpick.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * What goes from a file of another format into the chunks of a PNG (W3C PNG, third edition, 11.3): its ICC profile (iCCP), its
 * EXIF (eXIf) and its XMP (iTXt). The picture is upright by then, and so says its EXIF.
 */
record PngMetadata(Optional<byte[]> profile, Optional<byte[]> exif, Optional<byte[]> xmp) {
    private static final PngMetadata NONE = new PngMetadata(Optional.empty(), Optional.empty(), Optional.empty());

    /** Behind the signature and the chunk IHDR. */
    private static final int BEHIND_HEADER = 33;

    private static final byte[] EXIF_MARK = {'E', 'x', 'i', 'f', 0, 0};

    static PngMetadata of(ImageFormat format, MemorySegment file) {
        return switch (format) {
            case WEBP ->
                new PngMetadata(
                        EmbeddedProfile.webpChunk(file, "ICCP"),
                        EmbeddedProfile.webpChunk(file, "EXIF").map(PngMetadata::upright),
                        EmbeddedProfile.webpChunk(file, "XMP "));
            case TIFF -> tiff(file);
            case PNG, JPEG, GIF, BMP -> NONE; // the first two are cut in their own format
        };
    }

    /** The profile and the XMP of a TIFF; its EXIF is the TIFF itself, with offsets into all of it. */
    private static PngMetadata tiff(MemorySegment file) {
        TiffTags tags = new TiffTags(file.asByteBuffer());
        return new PngMetadata(tags.bytes(TiffTags.PROFILE), Optional.empty(), tags.bytes(TiffTags.XMP));
    }

    PngMetadata withoutProfile() {
        return new PngMetadata(Optional.empty(), exif, xmp);
    }

    /** The PNG with these chunks. */
    byte[] into(byte[] png) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, BEHIND_HEADER);
        profile.ifPresent(icc -> chunk(out, "iCCP", "icc\0\0", deflated(icc)));
        exif.ifPresent(tags -> chunk(out, "eXIf", "", tags));
        xmp.ifPresent(packet -> chunk(out, "iTXt", "XML:com.adobe.xmp\0\0\0\0\0", packet));
        out.write(png, BEHIND_HEADER, png.length - BEHIND_HEADER);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, String begin, byte[] content) {
        byte[] head = (type + begin).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(head);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(begin.length() + content.length)
                .array());
        out.writeBytes(head);
        out.writeBytes(content);
        out.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }

    private static byte[] deflated(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** EXIF (JEITA CP-3451, a TIFF structure) whose orientation tag says upright. */
    private static byte[] upright(byte[] chunk) {
        boolean isMarked = chunk.length > EXIF_MARK.length
                && Arrays.equals(chunk, 0, EXIF_MARK.length, EXIF_MARK, 0, EXIF_MARK.length);
        byte[] exif = isMarked ? Arrays.copyOfRange(chunk, EXIF_MARK.length, chunk.length) : chunk.clone();
        new TiffTags(ByteBuffer.wrap(exif)).set(TiffTags.ORIENTATION, (short) 1);
        return exif;
    }
}
