package org.handpick.learning.measures;

import java.util.Arrays;
import java.util.List;

/** The measures of a whole picture, finite, in the order of {@link Measure}. */
public record Measures(List<Double> values) {
    /** Changes when any picture would get another value, so that stored values tell whether they still hold. */
    public static final String VERSION = "measures-2";

    public Measures {
        values = List.copyOf(values);
        if (values.size() != Measure.values().length) {
            throw new IllegalArgumentException(values.size() + " values for " + Measure.values().length + " measures");
        }
        if (!values.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("measures that are not finite: " + values);
        }
    }

    /** What the values are called, in their order. */
    public static List<String> names() {
        return Arrays.stream(Measure.values()).map(Measure::key).toList();
    }

    public double get(Measure measure) {
        return values.get(measure.ordinal());
    }
}
