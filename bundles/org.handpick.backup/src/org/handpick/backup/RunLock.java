package org.handpick.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;

/**
 * The right to work on the backups of a folder, for one at a time. The system takes it from a process that dies, so it is never stale.
 *
 * <p>A lock on a file whose text says who has it. The locked byte lies far behind the text, since Windows lets nobody read what is locked;
 * locks of one process do not exclude each other, so a table does.
 */
final class RunLock implements Closeable {
    private static final ConcurrentHashMap<Path, String> IN_THIS_PROCESS = new ConcurrentHashMap<>();
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int MOST_TEXT = 4096;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param folder made where it is missing
     * @param what is going to be done, such as "A backup"
     * @throws BusyBackup saying who has it
     */
    static RunLock take(Path folder, String what) {
        try {
            Files.createDirectories(folder);
            return take(folder.toRealPath().resolve(".lock"), folder, what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same; who has it is waited for, until it has ended or {@code progress} is cancelled. */
    static RunLock await(Path folder, String what, Progress progress) {
        boolean told = false;
        while (true) {
            try {
                return take(folder, what);
            } catch (BusyBackup e) {
                if (!told) {
                    progress.begin("Waiting: " + e.getMessage(), 0);
                    told = true;
                }
                pause(progress);
            }
        }
    }

    /** A lock that is waited for in the system can't be given up any more, so it is asked for again and again. */
    private static void pause(Progress progress) {
        progress.check();
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    private static RunLock take(Path file, Path folder, String what) throws IOException {
        String text = what + " is running, process " + ProcessHandle.current().pid() + " of "
                + System.getProperty("user.name") + ", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String here = IN_THIS_PROCESS.putIfAbsent(file, text);
        if (here != null) { // the file is not even opened: where it is closed again, the system takes the lock from all
            // of us
            throw new BusyBackup(folder + ": " + here);
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
                if (lock == null) {
                    throw new BusyBackup(folder + ": " + holder(channel));
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
                taken = true;
                return new RunLock(file, channel);
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

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_TEXT);
        channel.read(bytes, 0);
        String text = UTF_8.decode(bytes.flip()).toString();
        return text.isEmpty() ? "something else is running" : text;
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            IN_THIS_PROCESS.remove(file);
        }
    }
}
