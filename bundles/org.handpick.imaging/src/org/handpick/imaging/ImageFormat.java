package org.handpick.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** The kinds of files that are read, told by their first bytes and never by their name. */
public enum ImageFormat {
    PNG("png"),
    JPEG("jpg"),
    WEBP("webp"),
    TIFF("tif"),
    GIF("gif"),
    BMP("bmp");

    /** So many bytes of a file tell its format. */
    static final int HEAD = 16;

    private final String extension;

    ImageFormat(String extension) {
        this.extension = extension;
    }

    /** The usual extension, without its dot. */
    public String extension() {
        return extension;
    }

    static Optional<ImageFormat> of(MemorySegment file) {
        if (starts(file, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (starts(file, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (starts(file, 0, 'R', 'I', 'F', 'F') && starts(file, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of(WEBP);
        }
        if (starts(file, 0, 'I', 'I', 42, 0) || starts(file, 0, 'M', 'M', 0, 42)) {
            return Optional.of(TIFF);
        }
        if (starts(file, 0, 'G', 'I', 'F', '8')) {
            return Optional.of(GIF);
        }
        return starts(file, 0, 'B', 'M') ? Optional.of(BMP) : Optional.empty();
    }

    private static boolean starts(MemorySegment file, long at, int... bytes) {
        if (file.byteSize() < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file.get(ValueLayout.JAVA_BYTE, at + i) & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
