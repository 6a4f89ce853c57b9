package org.handpick.backup;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.handpick.core.Cancelled;

/**
 * A call to what may say nothing for long, made on a thread of its own, so that who waits for it can give it up. The thread is a virtual
 * one: those let go of a socket when they are interrupted, and others don't.
 */
public final class Awaited {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** What is given up has so long to tidy up behind itself. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private Awaited() {}

    /**
     * Makes the call and waits for what comes of it.
     *
     * @param look done by the thread that waits, again and again; what it throws ends the call
     * @throws Exception what the call throws
     */
    public static <T> T call(Callable<T> call, Runnable look) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = Thread.ofVirtual().name("handpick-awaited").start(task);
        try {
            while (true) {
                look.run();
                try {
                    return task.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    continue; // and look again
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        } catch (InterruptedException e) {
            giveUp(thread);
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } catch (RuntimeException e) {
            giveUp(thread);
            throw e;
        }
    }

    /**
     * The same for a call that sends bytes: a server that takes none of them holds it up for ever, since a socket is given no time to write
     * in.
     *
     * @param moved when something was last sent, as {@link System#nanoTime} tells it
     * @param longest may pass without anything being sent
     * @param still what is thrown then
     */
    public static <T> T sending(
            Callable<T> call, LongSupplier moved, Duration longest, Supplier<RuntimeException> still) throws Exception {
        return call(call, () -> {
            if (System.nanoTime() - moved.getAsLong() > longest.toNanos()) {
                throw still.get();
            }
        });
    }

    private static void giveUp(Thread thread) {
        thread.interrupt();
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is given up all the same
        }
    }
}
