package org.handpick.imaging;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.handpick.core.crop.ImageSize;

/**
 * The pixels of a picture outside the Java heap: four bytes each, blue, green, red and one that is not used, rows from the
 * top without gaps. That is SWT's direct palette 0xFF00, 0xFF0000, 0xFF000000 at depth 32.
 *
 * <p>Whoever made them closes them. Safe to read from any thread once filled; nobody reads after the close.
 */
public final class Pixels implements AutoCloseable {
    /** Bytes of one pixel. */
    public static final int BYTES = 4;

    private static final AtomicLong OPEN = new AtomicLong();

    private final ImageSize size;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment bytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Pixels(ImageSize size) {
        this.size = size;
        this.bytes = arena.allocate((long) size.width() * size.height() * BYTES, Long.BYTES);
        OPEN.incrementAndGet();
    }

    /** Room for a picture; black until it is filled. */
    public static Pixels allocate(ImageSize size) {
        return new Pixels(size);
    }

    /** How many are not closed yet, for tests that count leaks. */
    public static long open() {
        return OPEN.get();
    }

    public ImageSize size() {
        return size;
    }

    /** All bytes, row after row. */
    public MemorySegment bytes() {
        return bytes;
    }

    /** Bytes of one row. */
    public int stride() {
        return size.width() * BYTES;
    }

    /** Red, green and blue of a pixel as 0xRRGGBB. */
    public int rgb(int x, int y) {
        return bytes.get(ValueLayout.JAVA_INT_UNALIGNED, (long) y * stride() + (long) x * BYTES) & 0xFFFFFF;
    }

    /** A copy in the Java heap, for a toolkit that wants an array. */
    public byte[] toArray() {
        return bytes.toArray(ValueLayout.JAVA_BYTE);
    }

    /** The picture at another size, by the mean of the area that each pixel covers. The caller closes both. */
    public Pixels scaledTo(ImageSize target) {
        AreaScaler scaler = new AreaScaler(size, target);
        for (int y = 0; y < size.height(); y++) {
            scaler.row(bytes.asSlice((long) y * stride(), stride()));
        }
        return scaler.finish();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            OPEN.decrementAndGet();
            arena.close();
        }
    }
}
