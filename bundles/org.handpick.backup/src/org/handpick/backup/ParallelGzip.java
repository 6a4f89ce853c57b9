package org.handpick.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses on several threads: the bytes are cut into blocks and each becomes a gzip member (RFC 1952), which every gunzip reads as one
 * stream. Written to by one thread, which also writes to what is below. Closing it does not close that.
 */
final class ParallelGzip extends OutputStream {
    /** So many bytes are packed in each member but the last. */
    static final int BLOCK = 1 << 20;

    /** Logs take a tenth more room than at the usual level of 6, and two thirds of its time. */
    private static final int LEVEL = 4;

    private static final int MOST_THREADS = 8;

    private final OutputStream below;
    private final ExecutorService threads;
    private final int mostWaiting;
    private final Queue<Future<Block>> waiting = new ArrayDeque<>();
    /** Those that were written. They are filled again, since a heap of what is thrown away grows as large as it may. */
    private final Queue<Block> free = new ArrayDeque<>();

    private Block block = new Block();

    /** Some bytes, and what became of them. */
    private static final class Block {
        private final byte[] bytes = new byte[BLOCK];
        private final ByteArrayOutputStream packed = new ByteArrayOutputStream(BLOCK / 2);
        private int filled;

        Block pack() {
            packed.reset();
            member(bytes, filled, packed);
            return this;
        }
    }

    private static final class Member extends GZIPOutputStream {
        private static final int BUFFER = 1 << 16;

        Member(OutputStream below) throws IOException {
            super(below, BUFFER);
            def.setLevel(LEVEL);
        }
    }

    ParallelGzip(OutputStream below) {
        this.below = below;
        int count = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        this.mostWaiting = 2 * count;
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("handpick-gzip-", 0).factory());
    }

    /** Some bytes as one member. */
    static byte[] member(byte[] bytes, int length) {
        ByteArrayOutputStream member = new ByteArrayOutputStream(length / 2 + 64);
        member(bytes, length, member);
        return member.toByteArray();
    }

    private static void member(byte[] bytes, int length, ByteArrayOutputStream into) {
        try (Member out = new Member(into)) {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory can't fail
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            int part = Math.min(length - written, BLOCK - block.filled);
            System.arraycopy(bytes, offset + written, block.bytes, block.filled, part);
            block.filled += part;
            written += part;
            if (block.filled == BLOCK) {
                compress();
            }
        }
    }

    private void compress() throws IOException {
        waiting.add(threads.submit(block::pack));
        while (waiting.size() > mostWaiting) {
            writeOldest();
        }
        block = free.isEmpty() ? new Block() : free.remove();
        block.filled = 0;
    }

    private void writeOldest() throws IOException {
        try {
            Block oldest = waiting.remove().get();
            oldest.packed.writeTo(below);
            free.add(oldest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while compressing");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** Writes all that is left. */
    void finish() throws IOException {
        if (block.filled > 0) {
            compress();
        }
        while (!waiting.isEmpty()) {
            writeOldest();
        }
    }

    /** Ends the threads; what was not {@link #finish finished} is given up. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
