package org.handpick.ui.driver;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Something a test waits for, with a name for the report.
 *
 * @param name what is waited for, such as {@code "set t_12ab is painted"}
 * @param holds asked on the UI thread
 * @param seen what there is instead, asked on the UI thread when the time is over
 */
public record Condition(String name, BooleanSupplier holds, Supplier<String> seen) {
    public Condition {
        Objects.requireNonNull(name);
        Objects.requireNonNull(holds);
        Objects.requireNonNull(seen);
    }

    /** Waits for {@code actual} to be {@code expected}. */
    public static <T> Condition equal(String name, T expected, Supplier<T> actual) {
        return new Condition(
                name + " is " + expected, () -> expected.equals(actual.get()), () -> name + " is " + actual.get());
    }
}
