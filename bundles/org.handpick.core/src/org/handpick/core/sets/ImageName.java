package org.handpick.core.sets;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;

/**
 * What the name of an image tells: its stage, and when it was made.
 *
 * @param image the image
 * @param stage empty when the name has none of the ladder's tokens
 * @param timestamp the text {@code YYYYMMDD_HHMMSS} at the start of the name; empty where there is none. It sorts even
 *     when it is no date
 * @param time the same as a time without a zone; empty when it is no date
 */
public record ImageName(ImageRef image, Optional<Stage> stage, String timestamp, Optional<LocalDateTime> time) {
    /** Sorts images without a timestamp last. */
    private static final String NO_TIMESTAMP = "99999999_999999";

    private static final int DATE_DIGITS = 8;
    private static final int TIMESTAMP_LENGTH = 15;

    /** By timestamp text, then stage (unknown first), then file name as {@link String#compareTo}. Folders do not count. */
    public static final Comparator<ImageName> ORDER = Comparator.comparing(ImageName::sortedTimestamp)
            .thenComparingDouble(ImageName::stageNumber)
            .thenComparing(name -> name.image().fileName());

    public static ImageName of(ImageRef image, StageLadder ladder) {
        String fileName = image.fileName();
        String timestamp = hasTimestamp(fileName) ? fileName.substring(0, TIMESTAMP_LENGTH) : "";
        return new ImageName(image, ladder.stageOf(fileName), timestamp, parse(timestamp));
    }

    private static boolean hasTimestamp(String fileName) {
        if (fileName.length() < TIMESTAMP_LENGTH || fileName.charAt(DATE_DIGITS) != '_') {
            return false;
        }
        for (int i = 0; i < TIMESTAMP_LENGTH; i++) {
            char c = fileName.charAt(i);
            if (i != DATE_DIGITS && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static Optional<LocalDateTime> parse(String timestamp) {
        if (timestamp.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                    number(timestamp, 0, 4),
                    number(timestamp, 4, 6),
                    number(timestamp, 6, 8),
                    number(timestamp, 9, 11),
                    number(timestamp, 11, 13),
                    number(timestamp, 13, 15)));
        } catch (DateTimeException e) {
            return Optional.empty(); // the digits are no date; that is an answer, not an error
        }
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    /** The stage's number, 0 when it is unknown. */
    double stageNumber() {
        return stage.isPresent() ? stage.get().number() : 0;
    }

    private String sortedTimestamp() {
        return timestamp.isEmpty() ? NO_TIMESTAMP : timestamp;
    }
}
