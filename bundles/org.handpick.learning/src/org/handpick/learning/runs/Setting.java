package org.handpick.learning.runs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The value of a setting. */
public sealed interface Setting {
    /** As a person would write it. */
    String shown();

    record Text(String value) implements Setting {
        public Text {
            Objects.requireNonNull(value);
        }

        @Override
        public String shown() {
            return value;
        }
    }

    record Whole(long value) implements Setting {
        @Override
        public String shown() {
            return Long.toString(value);
        }
    }

    /** 1 and 1.0 are one number, however they were written. @param value finite */
    record Fraction(double value) implements Setting {
        /** Up to here every whole number is a double. */
        private static final double LARGEST_WHOLE = 1e15;

        /** Java writes what is below 0.001 as a power of ten already, and nobody writes a learning rate so. */
        private static final double SMALLEST_PLAIN = 1e-6;

        public Fraction {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a setting can't be " + value);
            }
        }

        @Override
        public String shown() {
            return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
                    ? Long.toString((long) value)
                    : Math.abs(value) >= SMALLEST_PLAIN
                            ? new BigDecimal(Double.toString(value))
                                    .stripTrailingZeros()
                                    .toPlainString()
                            : Double.toString(value);
        }
    }

    record Flag(boolean value) implements Setting {
        @Override
        public String shown() {
            return Boolean.toString(value);
        }
    }

    /** A list of single values, which may be of several kinds. */
    record Items(List<Setting> values) implements Setting {
        public Items {
            values = List.copyOf(values);
            if (values.stream().anyMatch(Items.class::isInstance)) {
                throw new IllegalArgumentException("a list in a list: " + values);
            }
        }

        @Override
        public String shown() {
            return values.stream().map(Setting::shown).collect(Collectors.joining(", ", "[", "]"));
        }
    }
}
