package org.handpick.core.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One at a time, among all threads of all processes: who comes later waits. {@link LockFile} is for what takes long, and says who has it.
 *
 * <p>By the lock of a file that is there for nothing else, since one that were read would lose it, and that stays, since one that is
 * deleted locks nobody out. The system takes the lock from a process that dies. Java gives it to the whole process, so threads of one
 * process wait for each other at a lock of their own first.
 */
public final class FileTurn {
    private static final ConcurrentHashMap<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private FileTurn() {}

    @FunctionalInterface
    public interface Work<R> {
        R run() throws IOException;
    }

    /**
     * Does something soon done: nobody is asked in it, and nothing far is waited for. Not to be nested for one file.
     *
     * @param lock the file; its folder is there
     * @throws IOException of the work, or when the lock can't be had
     */
    public static <R> R held(Path lock, Work<R> work) throws IOException {
        Path file = lock.toAbsolutePath().getParent().toRealPath().resolve(lock.getFileName());
        ReentrantLock mine = IN_THIS_PROCESS.computeIfAbsent(file, _ -> new ReentrantLock());
        mine.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            return work.run();
        } finally {
            mine.unlock();
        }
    }
}
