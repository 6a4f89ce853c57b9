package org.handpick.traininglog.check;

import java.util.Locale;

/**
 * What can be wrong with a row, and what is merely worth knowing. A row can have several.
 *
 * <p>The key of a constant stands in JSON that other programs read; it does not change.
 */
public enum Fault {
    UNKNOWN_FORMAT(
            Outcome.DROPPED, "The file has no header that is known; its rows were not read. Name a log of decisions."),
    CUT_ROW(
            Outcome.DROPPED,
            "The row ends in the middle, as after a crash or a full disk; it is left out, the rows around it are not."),
    MALFORMED_ROW(Outcome.DROPPED, "The row has a number of fields that no version of the format has; it is left out."),
    BROKEN_TEXT(Outcome.DROPPED, "The row holds bytes that are no UTF-8 text; it is left out."),
    REPEATED_HEADER(Outcome.DROPPED, "The header stands again in the middle, as after joining files; it is left out."),
    SHIFTED_ROW(
            Outcome.DROPPED,
            "The row was written in another layout of nine fields, so that its values slid; it is left out."),
    MADE_UP_BOX(
            Outcome.DROPPED,
            "The row comes from a history extraction, which had no crop and wrote one; it is left out."),
    SHORT_ROW(
            Outcome.REPAIRED,
            "The row has fewer fields than the header because its set has fewer images; repair pads it."),
    LONG_ROW(
            Outcome.REPAIRED,
            "The row has more fields than the header because its set has more images; repair gives all rows room."),
    NEWER_SCHEMA(Outcome.DROPPED, "The row was written by a later Handpick; it is left out. Check it with that one."),

    MISSING_ID(Outcome.DROPPED, "The session or the set is not named; the row is left out."),
    MISSING_PATH(Outcome.DROPPED, "An image that the row needs is not named; the row is left out."),
    NOT_A_NUMBER(Outcome.DROPPED, "A field that is to be a number is none; the row is left out."),
    IMAGE_COUNT_DIFFERS(
            Outcome.DROPPED, "image_count is not the number of images in the row, or not 1 to 4; the row is left out."),
    INDEX_OUT_OF_RANGE(Outcome.DROPPED, "chosen_index names an image that the set has not; the row is left out."),
    CHOSEN_PATH_DIFFERS(Outcome.DROPPED, "chosen_path is not the path of the chosen image; the row is left out."),
    MISSING_SIZE(
            Outcome.DROPPED,
            "The size of an image is not in the row; the row is left out. Fill it in from the original."),
    ZERO_SIZE(Outcome.DROPPED, "The size of an image is 0 or less; the row is left out. Fill it in from the original."),

    MISSING_BOX(Outcome.DROPPED, "An image was kept and its crop is not in the row; the row is left out."),
    BOX_WITHOUT_KEEPER(Outcome.DROPPED, "No image was kept and there is a crop all the same; the row is left out."),
    DEGENERATE_BOX(Outcome.DROPPED, "The crop has no area; the row is left out."),
    NEGATIVE_BOX(Outcome.DROPPED, "The crop begins outside the image; the row is left out."),
    BEYOND_IMAGE(Outcome.DROPPED, "The crop ends outside the image; the row is left out."),
    PIXEL_BOX(
            Outcome.REPAIRED,
            "The crop is in pixels and not in fractions of the image; repair divides it by the row's own size."),

    BAD_TIME(Outcome.DROPPED, "The time cannot be read; the row is left out."),
    NAIVE_TIME(Outcome.DROPPED, "The time has no zone, so that nobody knows when it was; the row is left out."),

    BAD_LIST(Outcome.DROPPED, "The rejected images are no list of paths; the row is left out."),
    REPEATED_PATH(
            Outcome.DROPPED, "An image is named twice, or the chosen one is among the rejected; the row is left out."),
    BAD_EVENT(Outcome.DROPPED, "The columns about the event say something that cannot be; the row is left out."),
    UNKNOWN_UNDO(
            Outcome.DROPPED,
            "The row takes back a decision that is not in force at this point of the log; it is left out."),

    DUPLICATE_ROW(Outcome.DROPPED, "The row is equal to an earlier one, byte for byte; it is left out."),
    RECROP_WHOLE(
            Outcome.SET_APART,
            "Made on the already cropped file: the box is exactly the earlier crop's output. Repair sets it apart."),
    RECROP_INSIDE(
            Outcome.SET_APART,
            "Made on the already cropped file: the box fits in the earlier crop's output. Repair sets it apart."),
    REPEATED_FULL_BOX(Outcome.DROPPED, "The set was decided before, and this row keeps the full image once more."),
    REPEATED_SET(Outcome.DROPPED, "The set was decided before and that was not undone; the first decision counts."),

    ORIGIN_BOX(
            Outcome.KEPT,
            "The crop begins at the upper left corner without being full: perhaps made on a cropped file. Look at it."),
    FULL_BOX(Outcome.KEPT, "The crop is the full image: kept uncropped. True, but no example of cropping."),
    NONCANONICAL_NAME(Outcome.KEPT, "The file name does not begin with a time or names no stage that is known."),
    TIME_GOES_BACK(Outcome.KEPT, "The row is earlier than the one before it."),
    PYTHON_LIST(Outcome.REPAIRED, "The rejected images are written as a Python list; repair writes JSON.");

    /** What repair does with a row that has the fault. */
    public enum Outcome {
        /** Left out and counted. */
        DROPPED,
        /** Left out and written beside, in the frame of the original. */
        SET_APART,
        /** Written, mended from the row itself. */
        REPAIRED,
        /** Written as it is: the row is true, and the fault only worth knowing. */
        KEPT
    }

    private final Outcome outcome;
    private final String sentence;

    Fault(Outcome outcome, String sentence) {
        this.outcome = outcome;
        this.sentence = sentence;
    }

    /** Its name in JSON, for other programs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What repair does with a row that has it. Of several faults of a row the first in this order decides. */
    public Outcome outcome() {
        return outcome;
    }

    /** Whether a row that has it is not valid as it stands; otherwise it is only worth knowing. */
    public boolean invalidates() {
        return outcome != Outcome.KEPT;
    }

    /** What it means, and what is or can be done. */
    public String sentence() {
        return sentence;
    }
}
