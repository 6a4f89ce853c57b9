package org.handpick.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Whole reads and writes of a channel, which by itself may stop half-way. */
final class Channels {
    private Channels() {}

    static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** The bytes from {@code start} on; fewer than {@code count} only at the end of the file. */
    static byte[] read(FileChannel channel, long start, long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(Math.clamp(channel.size() - start, 0, count)));
        while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {
            // goes on where the last read stopped
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
