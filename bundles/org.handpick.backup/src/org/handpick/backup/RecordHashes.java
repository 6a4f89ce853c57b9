package org.handpick.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/** The records of a log, or its lines, each known by a hash, so that what one log has and another has not can be counted in any order. */
final class RecordHashes {
    private static final int BUFFER = 1 << 18;

    private final Map<Long, Integer> counts = new HashMap<>();

    /** What came of the record or line so far that is under way. */
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    /** @param content how the log is written */
    static RecordHashes of(Path log, Content content) throws IOException {
        RecordHashes hashes = new RecordHashes();
        RecordScan scan = new RecordScan();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(log)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int[] from = {0};
                scan.read(buffer, read, (behind, isOfRecord) -> {
                    if (isOfRecord || content == Content.LINES) {
                        hashes.begun.write(buffer, from[0], behind - from[0]);
                        hashes.end();
                        from[0] = behind;
                    }
                });
                hashes.begun.write(buffer, from[0], read - from[0]);
            }
        }
        hashes.end();
        return hashes;
    }

    /** How many of these another log has not. */
    long without(RecordHashes other) {
        return counts.entrySet().stream()
                .mapToLong(record -> Math.max(0, record.getValue() - other.counts.getOrDefault(record.getKey(), 0)))
                .sum();
    }

    /** How its line ends does not tell a record from others, and what is nothing else is none. */
    private void end() {
        byte[] bytes = begun.toByteArray();
        int length = bytes.length;
        while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
            length--;
        }
        if (length > 0) {
            MessageDigest sha256 = WriteArchive.sha256();
            sha256.update(bytes, 0, length);
            counts.merge(ByteBuffer.wrap(sha256.digest()).getLong(), 1, Integer::sum);
        }
        begun.reset();
    }
}
