package org.handpick.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far an operation is, how fast it goes and how long it will take.
 *
 * @param what is being done
 * @param done steps, which are bytes where there are many
 * @param total 0 when it is not known
 * @param since it was begun
 */
public record Pace(String what, long done, long total, Duration since) {
    /** What has fewer steps is over before a speed helps anybody, or its steps are no bytes. */
    private static final long LEAST_FOR_SPEED = 1_000_000;

    private static final Duration FIRST_JUDGED = Duration.ofSeconds(1);
    private static final double MILLIS = 1_000;
    private static final int MINUTE = 60;

    public Pace {
        Objects.requireNonNull(what);
        Objects.requireNonNull(since);
    }

    /** In [0, 1]; 0 when nobody knows. */
    public double share() {
        return total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1);
    }

    /** True when there is so much to do that it is counted in bytes. */
    public boolean isOfBytes() {
        return total >= LEAST_FOR_SPEED;
    }

    /** Bytes a second; empty where there are few, or while it is too early to tell. */
    public OptionalDouble speed() {
        return isOfBytes() && since.compareTo(FIRST_JUDGED) >= 0 && done > 0
                ? OptionalDouble.of(done / (since.toMillis() / MILLIS))
                : OptionalDouble.empty();
    }

    /** How long it will take, such as "3 min"; empty as for {@link #speed}. */
    public Optional<String> left() {
        return speed().stream()
                .mapToObj(speed -> words(Math.round(Math.max(0, total - done) / speed)))
                .findFirst();
    }

    private static String words(long seconds) {
        return seconds < MINUTE
                ? seconds + " s"
                : seconds < MINUTE * MINUTE
                        ? (seconds + MINUTE / 2) / MINUTE + " min"
                        : seconds / MINUTE / MINUTE + " h " + seconds / MINUTE % MINUTE + " min";
    }
}
