package org.handpick.backup;

import java.util.Locale;

/** Numbers as a person reads them. */
public final class CountWords {
    private CountWords() {}

    /** With a comma after each three digits. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 1 file} and {@code 1,200 files}. @param unit of which the plural has an s */
    public static String count(long count, String unit) {
        return number(count) + " " + unit + (count == 1 ? "" : "s");
    }
}
