package org.handpick.cli.bench;

/**
 * A number that was measured.
 *
 * @param metric what it is, such as {@code discover_median} or {@code find_median}
 * @param value in {@code unit}
 * @param unit such as {@code ms} or {@code images/s}
 * @param n how many runs it comes from
 */
public record Figure(String metric, double value, String unit, int n) {
    public Figure {
        if (!Double.isFinite(value) || n < 1) {
            throw new IllegalArgumentException(metric + " is " + value + " of " + n + " runs, which is no figure");
        }
    }
}
