package org.handpick.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;

/** The tags of the first directory of a TIFF structure (TIFF 6.0, section 2), which EXIF is too. What is damaged has no tags. */
final class TiffTags {
    static final int ORIENTATION = 0x0112;
    static final int XMP = 700;
    static final int PROFILE = 34_675;

    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int COUNT_AT = 4;
    private static final int VALUE_AT = 8;

    private final ByteBuffer tiff;

    /** @param tiff its order does not matter; the structure tells its own */
    TiffTags(ByteBuffer tiff) {
        boolean isLittle = tiff.limit() > 0 && tiff.get(0) == 'I';
        this.tiff = tiff.order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /** The bytes of a tag that holds many. */
    Optional<byte[]> bytes(int tag) {
        OptionalInt at = entry(tag);
        if (at.isEmpty()) {
            return Optional.empty();
        }
        int count = tiff.getInt(at.getAsInt() + COUNT_AT);
        int from = tiff.getInt(at.getAsInt() + VALUE_AT);
        if (count <= Integer.BYTES || from < HEADER || count > tiff.limit() - from) {
            return Optional.empty();
        }
        byte[] bytes = new byte[count];
        tiff.get(from, bytes);
        return Optional.of(bytes);
    }

    /** Changes a tag that holds one short number, where it is there. */
    void set(int tag, short value) {
        entry(tag).ifPresent(at -> tiff.putShort(at + VALUE_AT, value));
    }

    private OptionalInt entry(int tag) {
        if (tiff.limit() < HEADER) {
            return OptionalInt.empty();
        }
        int directory = tiff.getInt(Integer.BYTES);
        if (directory < HEADER || directory > tiff.limit() - Short.BYTES) {
            return OptionalInt.empty();
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int at = directory + Short.BYTES + i * ENTRY;
            if (at > tiff.limit() - ENTRY) {
                return OptionalInt.empty();
            }
            if ((tiff.getShort(at) & 0xFFFF) == tag) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }
}
