package org.handpick.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The whole lines of a UTF-8 file and where each begins; what stands behind the last line end is no line. */
final class Lines implements Closeable {
    private final InputStream in;
    private final byte[] block = new byte[1 << 16];
    private int at;
    private int filled;
    private long offset;

    /** A line without its {@code \n}. @param offset of its first byte in the file */
    record Line(long offset, String text) {}

    Lines(Path file, long start) throws IOException {
        in = Files.newInputStream(file);
        in.skipNBytes(start);
        offset = start;
    }

    Optional<Line> next() throws IOException {
        ByteArrayOutputStream begun = new ByteArrayOutputStream();
        while (at < filled || fill()) {
            int end = at;
            while (end < filled && block[end] != '\n') {
                end++;
            }
            begun.write(block, at, end - at);
            boolean whole = end < filled;
            at = whole ? end + 1 : end;
            if (whole) {
                Line line = new Line(offset, begun.toString(UTF_8));
                offset += begun.size() + 1L;
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(block));
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
