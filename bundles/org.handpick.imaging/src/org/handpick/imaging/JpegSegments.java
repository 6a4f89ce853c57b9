package org.handpick.imaging;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of a JPEG file before its first scan (ISO/IEC 10918-1, annex B).
 *
 * @param scan where the first scan begins
 */
record JpegSegments(byte[] file, List<Segment> headers, int scan) {
    private static final int START_OF_SCAN = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int ADOBE = 0xEE;

    /** From the marker's 0xFF up to and without {@code to}. */
    record Segment(int marker, int from, int to) {
        /** What an application wrote: APP0 to APP15, or a comment. */
        boolean isMetadata() {
            return marker >= 0xE0 && marker <= 0xEF || marker == COMMENT;
        }
    }

    static JpegSegments of(byte[] file) {
        List<Segment> headers = new ArrayList<>();
        int at = 2;
        while (at + 4 <= file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++; // a fill byte
                continue;
            }
            int to = at + 2 + ((file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF);
            if (marker == START_OF_SCAN || to > file.length) {
                break;
            }
            headers.add(new Segment(marker, at, to));
            at = to;
        }
        return new JpegSegments(file, List.copyOf(headers), at);
    }

    /** This file with no metadata but Adobe's marker, which tells how its samples are to be understood. */
    byte[] withoutMetadata() {
        ByteArrayOutputStream bare = new ByteArrayOutputStream(file.length);
        bare.write(file, 0, 2);
        headers.stream()
                .filter(segment -> !segment.isMetadata() || segment.marker() == ADOBE)
                .forEach(segment -> bare.write(file, segment.from(), segment.to() - segment.from()));
        bare.write(file, scan, file.length - scan);
        return bare.toByteArray();
    }

    /** This file with the metadata of another one in place of its own, byte for byte. */
    byte[] withMetadataOf(JpegSegments other) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(file.length);
        joined.write(file, 0, 2);
        other.headers().stream()
                .filter(Segment::isMetadata)
                .forEach(segment -> joined.write(other.file(), segment.from(), segment.to() - segment.from()));
        headers.stream()
                .filter(segment -> !segment.isMetadata())
                .forEach(segment -> joined.write(file, segment.from(), segment.to() - segment.from()));
        joined.write(file, scan, file.length - scan);
        return joined.toByteArray();
    }
}
