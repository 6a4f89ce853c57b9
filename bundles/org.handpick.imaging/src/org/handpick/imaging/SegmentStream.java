package org.handpick.imaging;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** The bytes of a segment as a stream, without a copy of them in the heap. */
final class SegmentStream extends InputStream {
    private final ByteBuffer left;

    SegmentStream(MemorySegment bytes) {
        left = bytes.asByteBuffer();
    }

    @Override
    public int read() {
        return left.hasRemaining() ? left.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (!left.hasRemaining() && length > 0) {
            return -1;
        }
        int count = Math.min(length, left.remaining());
        left.get(into, offset, count);
        return count;
    }

    @Override
    public long skip(long count) {
        int skipped = Math.clamp(count, 0, left.remaining());
        left.position(left.position() + skipped);
        return skipped;
    }

    @Override
    public int available() {
        return left.remaining();
    }
}
