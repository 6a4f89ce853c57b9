package org.handpick.imaging;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A whole file in native memory. Read and not mapped: a mapped file that is cut while it is read brings the process down. */
final class ImageBytes {
    private static final long LARGEST = Integer.MAX_VALUE;

    private ImageBytes() {}

    /** @throws UnreadableImage when the file is gone, may not be read, or is larger than 2 GiB */
    static MemorySegment read(Path file, Arena arena) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > LARGEST) {
                throw new UnreadableImage.TooLarge(file, "it has " + size + " bytes; up to 2 GiB are read");
            }
            MemorySegment bytes = arena.allocate(Math.max(size, 1), Long.BYTES);
            ByteBuffer buffer = bytes.asByteBuffer().limit((int) size);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new UnreadableImage.Damaged(file, "it became shorter while it was read", null);
                }
            }
            return bytes.asSlice(0, size);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static UnreadableImage unreadable(Path file, IOException cause) {
        String reason = switch (cause) {
            case NoSuchFileException _ -> "it is gone";
            case AccessDeniedException _ -> "it may not be read; check its permissions";
            default -> "it could not be read (" + cause.getMessage() + ")";
        };
        return new UnreadableImage.Missing(file, reason, cause);
    }
}
