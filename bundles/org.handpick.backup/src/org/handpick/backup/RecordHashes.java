package org.handpick.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The records of a log, or its lines, each known by a hash, so that what one log has and another has not can be counted in any order. */
final class RecordHashes {
    private static final int BUFFER = 1 << 18;

    private final Map<Long, Integer> counts = new HashMap<>();

    /** @param content how the log is written */
    static RecordHashes of(Path log, Content content) throws IOException {
        RecordHashes hashes = new RecordHashes();
        RecordScan scan = new RecordScan();
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        byte[] one = new byte[1];
        long position = 0;
        try (InputStream in = Files.newInputStream(log)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    position++;
                    if (buffer[i] != '\n' && buffer[i] != '\r') {
                        record.write(buffer[i]);
                    }
                    one[0] = buffer[i];
                    scan.read(one, 1);
                    if ((content == Content.RECORDS ? scan.endOfRecord() : scan.endOfLine()) == position) {
                        hashes.add(record);
                    }
                }
            }
        }
        hashes.add(record);
        return hashes;
    }

    /** How many of these another log has not. */
    long without(RecordHashes other) {
        return counts.entrySet().stream()
                .mapToLong(record -> Math.max(0, record.getValue() - other.counts.getOrDefault(record.getKey(), 0)))
                .sum();
    }

    private void add(ByteArrayOutputStream record) {
        if (record.size() > 0) {
            long hash = ByteBuffer.wrap(WriteArchive.sha256().digest(record.toByteArray()))
                    .getLong();
            counts.merge(hash, 1, Integer::sum);
        }
        record.reset();
    }
}
