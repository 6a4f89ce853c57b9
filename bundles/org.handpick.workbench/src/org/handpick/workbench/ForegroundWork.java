package org.handpick.workbench;

import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a person is waiting for goes first: whoever makes what can come later, such as the thumbnails of a list, stands back
 * while the images of a set are being read. Views inject it.
 */
public final class ForegroundWork {
    private static final long PATIENCE_SECONDS = 2;

    private final Lock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private boolean isWaitedFor;

    @Inject
    public ForegroundWork() {}

    /** True from the moment a person waits for something until it is there. Any thread. */
    public void awaited(boolean waiting) {
        lock.lock();
        try {
            isWaitedFor = waiting;
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns when nobody waits for anything, at the latest after two seconds. Not for the UI thread.
     *
     * @throws InterruptedException when the work that would follow is not wanted any more
     */
    public void standBack() throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        lock.lockInterruptibly();
        try {
            while (isWaitedFor && left > 0) {
                left = done.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
