package org.handpick.traininglog.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Goes over the records of a file from some offset to its end, with a buffer that one record fits in. */
final class RecordStream {
    private static final int BUFFER = 1 << 18;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final FileChannel file;
    private final RecordBounds bounds = new RecordBounds();
    private byte[] buffer = new byte[BUFFER];
    /** The offset in the file of the buffer's first byte. */
    private long base;

    private int start;
    private int limit;
    private boolean last;

    RecordStream(FileChannel file, long offset) {
        this.file = file;
        this.base = offset;
        bounds.next = 0;
    }

    /** Steps to the next record that is not an empty line; false at the end of the file. */
    boolean advance() throws IOException {
        start = bounds.next;
        while (true) {
            if (base + start == 0) {
                skipByteOrderMark();
            }
            if (start == limit && last) {
                bounds.next = start;
                return false;
            }
            if (start == limit || !bounds.find(buffer, start, limit, last)) {
                fill();
            } else if (bounds.end == start) {
                start = bounds.next;
            } else {
                return true;
            }
        }
    }

    /** Where the record begins in the file. */
    long offset() {
        return base + start;
    }

    /** Where the next one begins. */
    long nextOffset() {
        return base + bounds.next;
    }

    boolean whole() {
        return bounds.whole;
    }

    boolean provisional() {
        return bounds.provisional;
    }

    boolean ended() {
        return bounds.ended;
    }

    byte[] bytes() {
        return Arrays.copyOfRange(buffer, start, bounds.end);
    }

    private void skipByteOrderMark() throws IOException {
        while (limit < BOM.length && !last) {
            fill();
        }
        if (limit >= BOM.length && Arrays.equals(buffer, 0, BOM.length, BOM, 0, BOM.length)) {
            start = BOM.length;
        }
    }

    /** Moves what is left of the buffer to its front and reads more behind it. */
    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            base += start;
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            buffer =
                    Arrays.copyOf(buffer, buffer.length < RecordBounds.LONGEST ? buffer.length * 2 : buffer.length + 1);
        }
        int read = file.read(ByteBuffer.wrap(buffer, limit, buffer.length - limit), base + limit);
        if (read < 0) {
            last = true;
        } else {
            limit += read;
        }
    }
}
