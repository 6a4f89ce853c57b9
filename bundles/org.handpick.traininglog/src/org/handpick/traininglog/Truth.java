package org.handpick.traininglog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What every row is held to. Each check refuses with {@link UntrueRow}. */
final class Truth {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Truth() {}

    /** Text that is not blank and that UTF-8 can carry. */
    static void filled(String column, String text) {
        carried(column, text);
        if (text.isBlank()) {
            throw new UntrueRow(column, text, "some text");
        }
    }

    /** Text that comes back from UTF-8 as it went in; file names that Java could not decode do not. */
    static void carried(String column, String text) {
        if (text.codePoints().anyMatch(c -> c == 0 || c == 0xFFFD || Character.getType(c) == Character.SURROGATE)) {
            throw new UntrueRow(column, text, "text that UTF-8 can carry");
        }
    }

    static void index(String column, int index, int images) {
        if (index < 0 || index >= images) {
            throw new UntrueRow(column, index, "0 to " + (images - 1));
        }
    }

    /** The moment as a log can write it: to the microsecond. */
    static Instant time(String column, Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new UntrueRow(column, time, "a time of the years 1970 to 9999");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
