package org.handpick.picking;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.handpick.core.files.LockFile;

/**
 * The right to write in a library, for one Handpick at a time: a lock on {@code .handpick/lock}. A backup reads that file, by which the
 * system may take the lock from its holder, so the text is believed as long as the process that it names is alive.
 */
final class LibraryLock implements AutoCloseable {
    /** Starts of processes are told in ticks, and the time of the lock in whole seconds. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final LockFile lock;

    private LibraryLock(LockFile lock) {
        this.lock = lock;
    }

    /** Taken, or held by somebody else. */
    sealed interface Attempt {
        record Taken(LibraryLock lock) implements Attempt {}

        record Held(Optional<Holder> holder) implements Attempt {}
    }

    /** @throws IOException when the file can't be written */
    static Attempt take(Path file) throws IOException {
        return switch (LockFile.take(
                file,
                text(self()),
                text -> holder(text).filter(LibraryLock::isAlive).isPresent())) {
            case LockFile.Attempt.Taken(LockFile lock) -> new Attempt.Taken(new LibraryLock(lock));
            case LockFile.Attempt.Held(String text) -> new Attempt.Held(holder(text));
        };
    }

    private static String text(Holder holder) {
        return String.join(
                "\n",
                holder.user(),
                holder.host(),
                Long.toString(holder.pid()),
                holder.since().toString(),
                "");
    }

    private static Optional<Holder> holder(String text) {
        String[] lines = text.split("\n");
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
        lock.close();
    }
}
