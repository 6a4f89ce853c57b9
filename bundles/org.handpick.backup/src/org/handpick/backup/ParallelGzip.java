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
    private static final int BLOCK = 1 << 20;
    private static final int MOST_THREADS = 8;

    private final OutputStream below;
    private final ExecutorService threads;
    private final int mostWaiting;
    private final Queue<Future<byte[]>> waiting = new ArrayDeque<>();
    private byte[] block = new byte[BLOCK];
    private int filled;

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
        try (GZIPOutputStream out = new GZIPOutputStream(member, 1 << 16)) {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory can't fail
        }
        return member.toByteArray();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            int part = Math.min(length - written, BLOCK - filled);
            System.arraycopy(bytes, offset + written, block, filled, part);
            filled += part;
            written += part;
            if (filled == BLOCK) {
                compress();
            }
        }
    }

    private void compress() throws IOException {
        byte[] full = block;
        int length = filled;
        block = new byte[BLOCK];
        filled = 0;
        waiting.add(threads.submit(() -> member(full, length)));
        while (waiting.size() > mostWaiting) {
            writeOldest();
        }
    }

    private void writeOldest() throws IOException {
        try {
            below.write(waiting.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while compressing");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** Writes all that is left. */
    void finish() throws IOException {
        if (filled > 0) {
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
