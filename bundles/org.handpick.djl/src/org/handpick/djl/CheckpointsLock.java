package org.handpick.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.learning.worker.Tell;

/**
 * Held by the one worker that may write the checkpoints of a run. A worker whose program was killed is still at its last step for a
 * while; who goes on with the run waits until it has ended. The system takes the lock from a process that dies.
 */
final class CheckpointsLock implements AutoCloseable {
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path file;
    private final FileChannel channel;

    CheckpointsLock(Path checkpoints) {
        this.file = checkpoints.resolve(".lock");
        try {
            Files.createDirectories(checkpoints);
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be opened (" + e.getMessage() + ")", e);
        }
    }

    /** @return false when it was stopped before the lock could be had */
    boolean await(Consumer<Tell> tell, BooleanSupplier stopped) {
        if (isHad()) {
            return true;
        }
        tell.accept(new Tell.Progressed("Waiting for the worker that trained this before to end", 0, 0));
        while (!stopped.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_AGAIN);
            if (isHad()) {
                return true;
            }
        }
        return false;
    }

    private boolean isHad() {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process has it
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be locked (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed (" + e.getMessage() + ")", e);
        }
    }
}
