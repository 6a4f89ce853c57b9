package org.handpick.picking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write in a library, for one Handpick at a time. It ends with the process, however that ends.
 *
 * <p>A lock on {@code .handpick/lock}, whose text says who has it. The locked byte lies far behind the text, since Windows lets
 * nobody read what is locked. Locks of one process do not exclude each other, so a table does.
 */
final class LibraryLock implements AutoCloseable {
    private static final ConcurrentHashMap<Path, Holder> IN_THIS_PROCESS = new ConcurrentHashMap<>();
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private LibraryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Taken, or held by somebody else. */
    sealed interface Attempt {
        record Taken(LibraryLock lock) implements Attempt {}

        record Held(Optional<Holder> holder) implements Attempt {}
    }

    /** @throws IOException when the file can't be written */
    static Attempt take(Path file) throws IOException {
        Holder self = self();
        Holder here = IN_THIS_PROCESS.putIfAbsent(file, self);
        if (here != null) {
            return new Attempt.Held(Optional.of(here));
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
                taken = lock != null;
                if (taken) {
                    write(channel, self);
                    return new Attempt.Taken(new LibraryLock(file, channel));
                }
                return new Attempt.Held(read(file));
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

    private static void write(FileChannel channel, Holder holder) throws IOException {
        String text = String.join(
                "\n",
                holder.user(),
                holder.host(),
                Long.toString(holder.pid()),
                holder.since().toString(),
                "");
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
        channel.force(true);
    }

    private static Optional<Holder> read(Path file) throws IOException {
        try {
            String[] lines = Files.readString(file).split("\n");
            return lines.length < 4
                    ? Optional.empty()
                    : Optional.of(new Holder(lines[0], lines[1], Long.parseLong(lines[2]), Instant.parse(lines[3])));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty(); // the holder is just writing it
        }
    }

    private static Holder self() {
        return new Holder(
                System.getProperty("user.name"),
                host(),
                ProcessHandle.current().pid(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this computer";
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_PROCESS.remove(file);
        }
    }
}
