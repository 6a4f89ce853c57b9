package org.handpick.learning.runs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One at a time, among all threads of all processes: who looks at the state of runs and then changes it.
 *
 * <p>The lock is that of the hidden file {@code runs/.lock}; the system takes it from a process that dies. Java gives a file lock
 * to the whole process, so threads of one process wait for each other at a lock of their own first.
 */
final class RunsLock {
    private static final ConcurrentHashMap<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private RunsLock() {}

    /** Not to be nested. @throws UnwritableRun when the lock can't be had */
    static <R> R held(Path runs, Supplier<R> work) {
        Path file = runs.resolve(".lock");
        try {
            ReentrantLock mine = IN_THIS_PROCESS.computeIfAbsent(runs.toRealPath(), _ -> new ReentrantLock());
            mine.lock();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                return work.get();
            } finally {
                mine.unlock();
            }
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }
}
