package org.handpick.dataset.places;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Records of bytes in a temporary file instead of memory. One thread adds; once all are added, any thread may read. */
public final class Spill implements Closeable {
    private final FileChannel file;
    private final ByteBuffer pending = ByteBuffer.allocate(1 << 18);
    private long flushed;

    /** @param file is made; whoever gives it removes it */
    public Spill(Path file) {
        try {
            this.file = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where the record can be read again */
    public long add(byte[] record) {
        try {
            if (pending.remaining() < Integer.BYTES + record.length) {
                flush();
            }
            long at = flushed + pending.position();
            ByteBuffer whole = pending;
            if (pending.remaining() < Integer.BYTES + record.length) {
                whole = ByteBuffer.allocate(Integer.BYTES + record.length);
            }
            whole.putInt(record.length).put(record);
            if (whole != pending) {
                write(whole);
            }
            return at;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes all records readable. To be called once, before the first is read. */
    public void seal() {
        try {
            flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record that {@link #add} put {@code at}. */
    public byte[] at(long at) {
        try {
            int length = read(at, Integer.BYTES).getInt();
            return read(at + Integer.BYTES, length).array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("a temporary file ends at " + at);
            }
        }
        return bytes.flip();
    }

    private void flush() throws IOException {
        write(pending);
        pending.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        bytes.flip();
        flushed += bytes.remaining();
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
