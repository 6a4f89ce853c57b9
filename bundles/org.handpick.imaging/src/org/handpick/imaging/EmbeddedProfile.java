package org.handpick.imaging;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The bytes of an ICC profile in an image file: PNG's iCCP, JPEG's APP2 segments, WebP's ICCP, a tag of TIFF. */
final class EmbeddedProfile {
    private static final int LARGEST = 16 << 20;
    private static final byte[] JPEG_MARK = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    private EmbeddedProfile() {}

    static Optional<byte[]> of(ImageFormat format, MemorySegment file) {
        return switch (format) {
            case PNG -> png(file.toArray(ValueLayout.JAVA_BYTE));
            case JPEG -> jpeg(file.toArray(ValueLayout.JAVA_BYTE));
            case WEBP -> webpChunk(file, "ICCP");
            case TIFF -> PngMetadata.of(format, file).profile();
            case GIF, BMP -> Optional.empty();
        };
    }

    private static Optional<byte[]> png(byte[] file) {
        for (int at = 8; at + 12 <= file.length; ) {
            int length = bigEndian(file, at);
            if (length < 0 || length > file.length - at - 12) {
                return Optional.empty();
            }
            if (type(file, at + 4).equals("iCCP")) {
                int end = at + 8 + length;
                int name = at + 8;
                while (name < end && file[name] != 0) {
                    name++;
                }
                return name + 2 < end ? inflate(file, name + 2, end - name - 2) : Optional.empty();
            }
            at += length + 12;
        }
        return Optional.empty();
    }

    private static Optional<byte[]> inflate(byte[] file, int from, int length) {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(file, from, length);
            ByteArrayOutputStream profile = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            while (!inflater.finished() && profile.size() < LARGEST) {
                int count = inflater.inflate(part);
                if (count == 0) {
                    return Optional.empty();
                }
                profile.write(part, 0, count);
            }
            return Optional.of(profile.toByteArray());
        } catch (DataFormatException e) {
            return Optional.empty(); // the caller says that the profile could not be read
        }
    }

    private static Optional<byte[]> jpeg(byte[] file) {
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        for (JpegSegments.Segment segment : JpegSegments.of(file).headers()) {
            int body = segment.from() + 4;
            if (segment.marker() == 0xE2
                    && Arrays.equals(
                            file,
                            body,
                            Math.min(body + JPEG_MARK.length, file.length),
                            JPEG_MARK,
                            0,
                            JPEG_MARK.length)) {
                int data = body + JPEG_MARK.length + 2;
                profile.write(file, data, Math.max(0, segment.to() - data));
            }
        }
        return profile.size() == 0 ? Optional.empty() : Optional.of(profile.toByteArray());
    }

    /** The content of a chunk of a WebP file, such as {@code ICCP}. */
    static Optional<byte[]> webpChunk(MemorySegment webp, String type) {
        OptionalInt at = webpChunkAt(webp, type);
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(webp.asSlice(at.getAsInt() + 8L, littleEndian(webp, at.getAsInt() + 4))
                        .toArray(ValueLayout.JAVA_BYTE));
    }

    /** Where a whole chunk of a WebP file begins (RFC 9649, 2.3). */
    static OptionalInt webpChunkAt(MemorySegment webp, String type) {
        int end = (int) webp.byteSize();
        for (int at = 12; at + 8 <= end; ) {
            int length = littleEndian(webp, at + 4);
            if (length < 0 || length > end - at - 8) {
                return OptionalInt.empty();
            }
            byte[] name = webp.asSlice(at, Integer.BYTES).toArray(ValueLayout.JAVA_BYTE);
            if (type(name, 0).equals(type)) {
                return OptionalInt.of(at);
            }
            at += 8 + length + (length & 1);
        }
        return OptionalInt.empty();
    }

    private static int littleEndian(MemorySegment file, int at) {
        return file.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), at);
    }

    private static int bigEndian(byte[] file, int at) {
        return file[at] << 24 | (file[at + 1] & 0xFF) << 16 | (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
    }

    private static String type(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.US_ASCII);
    }
}
