package org.handpick.backup.store.drive;

import java.time.Duration;
import java.time.Instant;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;

/** The time by the clock of this computer, which may be wrong, and how it passes. */
interface Time {
    Time REAL = new Time() {
        private static final Duration LOOK = Duration.ofMillis(200);

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public Duration longestSilence() {
            return Duration.ofMinutes(1);
        }

        @Override
        public void pass(Duration wait, Progress progress) {
            long end = System.nanoTime() + wait.toNanos();
            try {
                for (long left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
                    progress.check();
                    Thread.sleep(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Cancelled();
            }
        }
    };

    Instant now();

    /** How long a server may say nothing before the line counts as cut. */
    Duration longestSilence();

    /** Waits. @throws Cancelled when {@code progress} says so */
    void pass(Duration wait, Progress progress);
}
