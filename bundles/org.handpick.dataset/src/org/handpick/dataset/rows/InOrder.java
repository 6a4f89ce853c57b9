package org.handpick.dataset.rows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.handpick.core.Cancelled;

/**
 * Works on some things at a time, one for each core and a few that wait, and hands the results on in the order in which the work
 * was given: so much memory, however much work there is. Used by one thread, on which results are handed on too.
 *
 * @param <T> the results
 */
public final class InOrder<T> implements AutoCloseable {
    private static final int WAITING_PER_THREAD = 8;

    private final ExecutorService threads;
    private final int room;
    private final Consumer<T> results;
    private final Deque<Future<T>> underWay = new ArrayDeque<>();

    /** @param name of the threads */
    public InOrder(String name, Consumer<T> results) {
        int cores = Runtime.getRuntime().availableProcessors();
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(cores, work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.room = cores * WAITING_PER_THREAD;
        this.results = results;
    }

    /** Gives a piece of work; waits for the oldest one where there is no room. What work throws is thrown here or by {@link #finish}. */
    public void give(Callable<T> work) {
        if (underWay.size() == room) {
            takeOldest();
        }
        underWay.add(threads.submit(work));
    }

    /** Waits for all that is under way. */
    public void finish() {
        while (!underWay.isEmpty()) {
            takeOldest();
        }
    }

    private void takeOldest() {
        try {
            results.accept(underWay.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Ends the threads; what is under way is waited for, so that no file is touched afterwards. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
