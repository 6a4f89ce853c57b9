package org.handpick.cli.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How long the same work took, time after time. */
public final class Times {
    private static final double NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

    private final double[] sorted;

    private Times(double[] millis) {
        this.sorted = millis.clone();
        Arrays.sort(sorted);
    }

    /** @param times at least one */
    public static Times of(List<Duration> times) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("no time was measured");
        }
        return new Times(times.stream()
                .mapToDouble(time -> time.toNanos() / NANOS_PER_MILLI)
                .toArray());
    }

    /** Does the work once and says how long it took. */
    public static Duration of(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public int count() {
        return sorted.length;
    }

    /** In milliseconds; of an even number of times the mean of the two in the middle. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** In milliseconds: the least time that {@code percent} of all do not exceed (nearest rank). */
    public double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank, 1, sorted.length) - 1];
    }
}
