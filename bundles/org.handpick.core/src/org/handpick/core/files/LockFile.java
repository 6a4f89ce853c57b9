package org.handpick.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A right that one thread of one process has at a time, as a lock on a file whose text says who has it. The system takes it from a process
 * that dies, so it is never stale.
 *
 * <p>The locked byte lies far behind the text, since Windows lets nobody read what is locked; locks of one process do not exclude each
 * other, so a table does.
 */
public final class LockFile implements Closeable {
    private static final ConcurrentHashMap<Path, String> IN_THIS_PROCESS = new ConcurrentHashMap<>();
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int MOST_TEXT = 4096;

    private final Path file;
    private final FileChannel channel;

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Taken, or held by somebody else. */
    public sealed interface Attempt {
        record Taken(LockFile lock) implements Attempt {}

        /** @param text says who has it; empty while that one is just writing it */
        record Held(String text) implements Attempt {}
    }

    /**
     * Takes it or not, at once.
     *
     * @param file always by the same path; it is made where it is missing, and stays
     * @param text says who takes it and what for, in at most {@value #MOST_TEXT} bytes of UTF-8
     * @throws IOException when the file can't be written
     */
    public static Attempt take(Path file, String text) throws IOException {
        return take(file, text, _ -> false);
    }

    /**
     * The same where others read the file. On POSIX systems a lock falls when its own process closes the file after merely reading it,
     * so that the text has to tell whether it is still held.
     *
     * @param isHeld whether the one that wrote a text has the lock though the system gives it away
     */
    public static Attempt take(Path file, String text, Predicate<String> isHeld) throws IOException {
        String here = IN_THIS_PROCESS.putIfAbsent(file, text);
        if (here
                != null) { // where the file were opened and closed again, the system would take the lock from all of us
            return new Attempt.Held(here);
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
                String holder = read(channel);
                taken = lock != null && !isHeld.test(holder);
                if (!taken) {
                    return new Attempt.Held(holder);
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
                channel.force(true);
                return new Attempt.Taken(new LockFile(file, channel));
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        } finally {
            if (!taken) {
                IN_THIS_PROCESS.remove(file);
            }
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_TEXT);
        channel.read(bytes, 0);
        return UTF_8.decode(bytes.flip()).toString();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
        } finally {
            IN_THIS_PROCESS.remove(file);
        }
    }
}
