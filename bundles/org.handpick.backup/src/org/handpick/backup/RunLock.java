package org.handpick.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.core.files.LockFile;

/** The right to work on the backups of a folder, for one at a time. */
final class RunLock implements Closeable {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final LockFile lock;

    private RunLock(LockFile lock) {
        this.lock = lock;
    }

    /**
     * @param folder made where it is missing
     * @param what is going to be done, such as "A backup"
     * @throws BusyBackup saying who has it
     */
    static RunLock take(Path folder, String what) {
        String text = what + " is running, process " + ProcessHandle.current().pid() + " of "
                + System.getProperty("user.name") + ", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try {
            Files.createDirectories(folder);
            return switch (LockFile.take(folder.toRealPath().resolve(".lock"), text)) {
                case LockFile.Attempt.Taken(LockFile lock) -> new RunLock(lock);
                case LockFile.Attempt.Held(String holder) ->
                    throw new BusyBackup(folder + ": " + (holder.isEmpty() ? "something else is running" : holder));
            };
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

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
