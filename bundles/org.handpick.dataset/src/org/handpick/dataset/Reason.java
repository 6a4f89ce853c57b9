package org.handpick.dataset;

import java.util.Objects;
import org.handpick.traininglog.check.Fault;

/**
 * Why a row of a log gave no set.
 *
 * @param key its name in JSON, for other programs; it does not change
 * @param sentence what it means
 * @param unexpected whether a person should look at it: files that are not as the log says, and files that are no logs
 */
public record Reason(String key, String sentence, boolean unexpected) implements Comparable<Reason> {
    public static final Reason MISSING_FILE =
            new Reason("missing_file", "An image of the set is in none of the places where it could be.", true);
    public static final Reason AMBIGUOUS_FILE = new Reason(
            "ambiguous_file",
            "Several files could be the image that the row names, and which it was is not guessed.",
            true);
    public static final Reason UNREADABLE_FILE =
            new Reason("unreadable_file", "An image of the set could not be read or decoded.", true);
    public static final Reason SIZE_DIFFERS =
            new Reason("size_differs", "An image has another size than the row says, so it is another image.", true);
    public static final Reason TWO_LIBRARIES =
            new Reason("two_libraries", "The images of the set were found in different libraries.", true);
    public static final Reason UNDONE = new Reason("undone", "The decision was taken back.", false);
    public static final Reason UNDO = new Reason("undo", "The row takes another one back.", false);
    public static final Reason SAME_EVENT =
            new Reason("same_event", "The same event is in another log, with its crop or read before.", false);
    public static final Reason SAME_IMAGES = new Reason(
            "same_images",
            "Another row decided about exactly these images; the first one, or the one with a crop, counts.",
            false);
    public static final Reason BRIDGES_SPLITS = new Reason(
            "bridges_splits",
            "The set looks like sets of two sides, so that it would carry one into the other.",
            false);
    public static final Reason NO_DECISIONS =
            new Reason("no_decisions", "The log is of a format that holds no decisions to learn from.", false);
    public static final Reason UNKNOWN_FORMAT =
            new Reason("unknown_format", "The file has no header that is known; name a log of decisions.", true);

    public Reason {
        Objects.requireNonNull(key);
        Objects.requireNonNull(sentence);
    }

    /** The row is left out for what the log itself shows. */
    public static Reason of(Fault fault) {
        return new Reason(fault.key(), fault.sentence(), false);
    }

    /** By key. */
    @Override
    public int compareTo(Reason other) {
        return key.compareTo(other.key);
    }
}
