package org.handpick.backup.store.drive;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.handpick.core.Progress;

/** How often something is tried that fails, and how long is waited before the next time. What gets on is tried without end. */
final class Retries {
    private static final int MOST_FAILURES = 8;
    private static final Duration LONGEST_OWN = Duration.ofSeconds(32);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

    private final DriveFaults faults;
    private final Time time;
    private final Progress progress;
    private int failures;

    Retries(DriveFaults faults, Time time, Progress progress) {
        this.faults = faults;
        this.time = time;
        this.progress = progress;
    }

    /** Something came of it. */
    void gotOn() {
        failures = 0;
    }

    /**
     * Waits until it may be tried again, as long as Drive says or longer each time.
     *
     * @throws org.handpick.backup.StoreFailure when that makes no sense, or no more
     */
    void failed(IOException e) {
        failures++;
        Duration wait = DriveFaults.retryAfter(e).orElseGet(this::own);
        if (!DriveFaults.mayPass(e) || failures > MOST_FAILURES) {
            throw faults.failure(e);
        }
        if (wait.compareTo(LONGEST_ASKED) > 0) {
            throw faults.failure("asks to be left alone for " + wait.toMinutes() + " minutes; try again then");
        }
        time.pass(wait, progress);
    }

    /** One second, two, four …, and a part of one more, so that two who were refused together do not come together again. */
    private Duration own() {
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - 1, 10));
        return (wait.compareTo(LONGEST_OWN) < 0 ? wait : LONGEST_OWN)
                .plusMillis(ThreadLocalRandom.current().nextInt(1000));
    }
}
