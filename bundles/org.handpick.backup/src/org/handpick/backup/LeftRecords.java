package org.handpick.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.handpick.core.Progress;

/**
 * How many records of a log, or lines, another log has not, in whatever order they are there.
 *
 * <p>Logs grow, so two of them mostly begin alike: that is compared by its bytes, and only records behind it are known by hashes. Those of
 * the shorter end are held, and those of the longer pass by, so that memory stays small however long the logs are.
 */
final class LeftRecords {
    /** 12 MB of hashes and counts, and more than a person decides in years. */
    static final int MOST = 1 << 20;

    private static final int BUFFER = 1 << 18;

    private final Content content;
    private final int most;
    private final Progress progress;

    LeftRecords(Content content, Progress progress) {
        this(content, MOST, progress);
    }

    /** @param content how both logs are written @param most how many records are held */
    LeftRecords(Content content, int most, Progress progress) {
        this.content = content;
        this.most = most;
        this.progress = progress;
    }

    /** Counts what {@code log} has and {@code other} has not; empty where both go on with more records than are held. */
    OptionalLong count(Path log, Path other) throws IOException {
        long alike = alike(log, other);
        boolean isLogHeld = Files.size(log) <= Files.size(other);
        Held held = new Held();
        if (!each(isLogHeld ? log : other, alike, held::add)) {
            return OptionalLong.empty();
        }
        held.sort();
        long[] passed = {0, 0};
        each(isLogHeld ? other : log, alike, record -> {
            passed[0]++;
            passed[1] += held.take(record) ? 1 : 0;
            return true;
        });
        return OptionalLong.of((isLogHeld ? held.size : passed[0]) - passed[1]);
    }

    /** Where the last record ends that both begin with. */
    private long alike(Path log, Path other) throws IOException {
        long mismatch = Files.mismatch(log, other);
        long end = mismatch < 0 ? Files.size(log) : mismatch;
        RecordScan scan = new RecordScan();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(log)) {
            for (long at = 0; at < end; ) {
                int read = in.read(buffer, 0, (int) Math.min(BUFFER, end - at));
                if (read < 0) {
                    break;
                }
                scan.read(buffer, read);
                at += read;
                progress.check();
            }
        }
        return content == Content.RECORDS ? scan.endOfRecord() : scan.endOfLine();
    }

    /** Shows the hash of each record from a place on. @return false when there were more than are wanted */
    private boolean each(Path log, long from, LongPredicate wanted) throws IOException {
        Records records = new Records(wanted);
        RecordScan scan = new RecordScan();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(from);
            for (int read = in.read(buffer); read >= 0 && records.isWanted; read = in.read(buffer)) {
                int[] begin = {0};
                scan.read(buffer, read, (behind, isOfRecord) -> {
                    if (isOfRecord || content == Content.LINES) {
                        records.begun.write(buffer, begin[0], behind - begin[0]);
                        records.end();
                        begin[0] = behind;
                    }
                });
                records.begun.write(buffer, begin[0], read - begin[0]);
                progress.check();
            }
        }
        records.end();
        return records.isWanted;
    }

    /** Makes hashes of the records that pass by. */
    private static final class Records {
        private final MessageDigest sha256 = WriteArchive.sha256();
        private final LongPredicate wanted;

        /** What came of the record or line so far that is under way. */
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        private boolean isWanted = true;

        Records(LongPredicate wanted) {
            this.wanted = wanted;
        }

        /** How its line ends does not tell a record from others, and what is nothing else is none. */
        void end() {
            byte[] bytes = begun.toByteArray();
            int length = bytes.length;
            while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
                length--;
            }
            if (length > 0 && isWanted) {
                sha256.update(bytes, 0, length);
                isWanted = wanted.test(ByteBuffer.wrap(sha256.digest()).getLong());
            }
            begun.reset();
        }
    }

    /** Records, each as often as it is there. */
    private final class Held {
        private long[] records = new long[1024];
        private int[] counts = {};
        private int size;
        private int different;

        boolean add(long record) {
            if (size == most) {
                return false;
            }
            if (size == records.length) {
                records = Arrays.copyOf(records, 2 * size);
            }
            records[size++] = record;
            return true;
        }

        /** Then {@link #take} can be asked. */
        void sort() {
            Arrays.sort(records, 0, size);
            counts = new int[size];
            for (int i = 0; i < size; i++) {
                if (different == 0 || records[different - 1] != records[i]) {
                    records[different++] = records[i];
                }
                counts[different - 1]++;
            }
        }

        /** Takes one away; false when there is none any more. */
        boolean take(long record) {
            int at = Arrays.binarySearch(records, 0, different, record);
            if (at < 0 || counts[at] == 0) {
                return false;
            }
            counts[at]--;
            return true;
        }
    }
}
