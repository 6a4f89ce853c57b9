package org.handpick.backup;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names a backup: the second in which it was begun.
 *
 * @param time in whole seconds
 */
public record BackupName(Instant time) implements Comparable<BackupName> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern ARCHIVE = Pattern.compile("handpick-(\\d{8}T\\d{6}Z)\\.tar\\.gz");
    private static final Pattern SUMS = Pattern.compile("handpick-(\\d{8}T\\d{6}Z)\\.SHA256SUMS");

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    public BackupName {
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The name that an object in a store has as an archive; empty for any other object. */
    public static Optional<BackupName> ofArchive(String object) {
        return of(ARCHIVE.matcher(object));
    }

    /** The name of the backup whose sums an object in a store holds; empty for any other object. */
    public static Optional<BackupName> ofSums(String object) {
        return of(SUMS.matcher(object));
    }

    private static Optional<BackupName> of(Matcher matcher) {
        try {
            return matcher.matches()
                    ? Optional.of(new BackupName(STAMP.parse(matcher.group(1), Instant::from)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty(); // digits that are no time are no name of ours
        }
    }

    /** {@code handpick-20260131T020000Z.tar.gz}. */
    public String archive() {
        return "handpick-" + stamp() + ".tar.gz";
    }

    /** The name of the file beside it that {@code sha256sum} reads. */
    public String sums() {
        return "handpick-" + stamp() + ".SHA256SUMS";
    }

    /** {@code 20260131T020000Z}. */
    public String stamp() {
        return STAMP.format(time);
    }

    /** True when it was made by a clock that was wrong, or {@code now} is told by one. */
    boolean isAfter(Instant now) {
        return isAfter(time, now);
    }

    /** The same of any time. Two computers may tell it differently by a minute. */
    static boolean isAfter(Instant time, Instant now) {
        return time.isAfter(now.plus(CLOCK_TOLERANCE));
    }

    @Override
    public int compareTo(BackupName other) {
        return time.compareTo(other.time);
    }

    @Override
    public String toString() {
        return archive();
    }
}
