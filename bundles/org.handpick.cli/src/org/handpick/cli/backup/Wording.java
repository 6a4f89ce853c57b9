package org.handpick.cli.backup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.handpick.backup.CountWords;

/** Times and numbers as people read them; JSON has times in UTC and numbers bare. */
final class Wording {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private Wording() {}

    /** By the clock of this computer, as {@code --at} takes it. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /** With a comma after each three digits. */
    static String number(long number) {
        return CountWords.number(number);
    }

    /** Such as {@code 1 file} and {@code 2 files}. */
    static String count(long count, String unit) {
        return CountWords.count(count, unit);
    }

    /** Decisions are in more than one log, so there are more records than decisions. */
    static String content(long files, long records) {
        return count(files, "file") + ", " + count(records, "record") + " in all logs";
    }
}
