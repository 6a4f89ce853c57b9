package org.handpick.backup.ui;

import java.time.Duration;
import java.util.Objects;

/**
 * How far work is, how fast it goes and how long it will take.
 *
 * @param what is being done
 * @param done steps, which are bytes where there are many
 * @param total 0 when it is not known
 * @param since it was begun
 */
record Pace(String what, long done, long total, Duration since) {
    /** What has fewer steps is over before a speed helps anybody, or its steps are no bytes. */
    private static final long LEAST_FOR_SPEED = 1_000_000;

    private static final Duration FIRST_JUDGED = Duration.ofSeconds(1);
    private static final int MINUTE = 60;

    Pace {
        Objects.requireNonNull(what);
        Objects.requireNonNull(since);
    }

    /** In [0, 1]. */
    double share() {
        return total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1);
    }

    String words() {
        if (total < LEAST_FOR_SPEED) {
            return what + "…";
        }
        String far = what + ": " + BackupWords.bytes(Math.min(done, total)) + " of " + BackupWords.bytes(total);
        if (since.compareTo(FIRST_JUDGED) < 0 || done <= 0) {
            return far;
        }
        double speed = done / (since.toMillis() / 1000.0);
        long left = Math.round(Math.max(0, total - done) / speed);
        return far + ", " + BackupWords.bytes(Math.round(speed)) + "/s, " + left(left) + " left";
    }

    private static String left(long seconds) {
        return seconds < MINUTE
                ? seconds + " s"
                : seconds / MINUTE < MINUTE
                        ? (seconds + MINUTE / 2) / MINUTE + " min"
                        : seconds / MINUTE / MINUTE + " h " + seconds / MINUTE % MINUTE + " min";
    }
}
