package org.handpick.traininglog.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** A time as a log has it: with an offset, without one, or unreadable. */
sealed interface LogTime {
    /** A moment. */
    record Known(Instant instant) implements LogTime {}

    /** A clock's reading without its zone. */
    record Naive(LocalDateTime clock) implements LogTime {}

    /** No time. */
    record Unreadable() implements LogTime {}

    /** The text forms the logs have had: ISO 8601 with {@code T} or a space, and the time of a file name. */
    static LogTime parse(String text) {
        try {
            if (text.length() > 10 && text.endsWith("Z") && text.charAt(10) == 'T') {
                return new Known(Instant.parse(text));
            }
            String iso = text.length() > 10 && text.charAt(10) == ' '
                    ? text.substring(0, 10) + 'T' + text.substring(11)
                    : text;
            boolean offset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            if (offset) {
                return new Known(OffsetDateTime.parse(iso).toInstant());
            }
            return new Naive(iso.length() == 15 ? LocalDateTime.parse(iso, Forms.FILE_NAME) : LocalDateTime.parse(iso));
        } catch (DateTimeException e) {
            return new Unreadable();
        }
    }

    /** Formatters, apart because fields of an interface are public. */
    final class Forms {
        private static final DateTimeFormatter FILE_NAME = new DateTimeFormatterBuilder()
                .appendValue(ChronoField.YEAR, 4)
                .appendPattern("MMdd'_'HHmmss")
                .toFormatter(Locale.ROOT);

        private Forms() {}
    }
}
