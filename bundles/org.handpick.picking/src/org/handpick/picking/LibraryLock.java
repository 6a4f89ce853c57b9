package org.handpick.picking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write in a library, for one Handpick at a time. It ends with the process, however that ends.
 *
 * <p>A lock on {@code .handpick/lock}, whose text says who has it. The locked byte lies far behind the text, since Windows lets
 * nobody read what is locked. Locks of one process do not exclude each other, so a table does. Where the system is of the POSIX
 * kind, a lock falls when its own process closes the file after merely reading it, as a backup does; so who gets the lock
 * believes the text as long as the process that it names is alive.
 */
final class LibraryLock implements AutoCloseable {
    private static final ConcurrentHashMap<Path, Holder> IN_THIS_PROCESS = new ConcurrentHashMap<>();
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int MOST_TEXT = 4096;
    /** Starts of processes are told in ticks, and the time of the lock in whole seconds. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

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
                Optional<Holder> holder = read(channel);
                taken = lock != null && holder.filter(LibraryLock::isAlive).isEmpty();
                if (taken) {
                    write(channel, self);
                    return new Attempt.Taken(new LibraryLock(file, channel));
                }
                return new Attempt.Held(holder);
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

    private static Optional<Holder> read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_TEXT);
        channel.read(bytes, 0);
        String[] lines = UTF_8.decode(bytes.flip()).toString().split("\n");
        try {
            return lines.length < 4
                    ? Optional.empty()
                    : Optional.of(new Holder(lines[0], lines[1], Long.parseLong(lines[2]), Instant.parse(lines[3])));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty(); // the holder is just writing it
        }
    }

    /**
     * True for another process of this computer that was there when it took the lock. One that is dead and not buried yet has
     * no command any more; a later one that got its number began later.
     */
    private static boolean isAlive(Holder holder) {
        return holder.pid() != ProcessHandle.current().pid()
                && holder.host().equals(host())
                && ProcessHandle.of(holder.pid())
                        .map(ProcessHandle::info)
                        .filter(info -> info.command().isPresent())
                        .flatMap(ProcessHandle.Info::startInstant)
                        .filter(start -> start.minus(CLOCK_TOLERANCE).isBefore(holder.since()))
                        .isPresent();
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
        try (channel) {
            channel.truncate(0);
        } finally {
            IN_THIS_PROCESS.remove(file);
        }
    }
}
