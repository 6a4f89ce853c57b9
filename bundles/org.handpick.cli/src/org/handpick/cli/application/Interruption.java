package org.handpick.cli.application;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A person's wish to stop: Ctrl+C, or the end of the platform. The process stays until the command has seen it, so that
 * nothing is left half done.
 */
final class Interruption {
    /** A worker is given a minute to end in order; only after that is it killed and what was done noted. */
    private static final long LONGEST_WAIT_SECONDS = 75;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean asked;

    void ask() {
        asked = true;
    }

    boolean isAsked() {
        return asked;
    }

    /** Does the work; a process that is told to end meanwhile waits for it. */
    <T> T guard(Supplier<T> work) {
        Thread hook = new Thread(this::askAndWait, "handpick-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            ended.countDown();
        }
    }

    private void askAndWait() {
        ask();
        try {
            ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the process ends at once then
        }
    }
}
