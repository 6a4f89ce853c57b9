package org.handpick.crop.ui;

import java.util.List;
import java.util.Locale;

/**
 * Everything a key does in the Crop Editor. Each is a command of its own, bound in {@code plugin.xml}, and has one meaning.
 */
enum PickAction {
    KEEP_1,
    KEEP_2,
    KEEP_3,
    KEEP_4,
    SUBMIT,
    SKIP_IMAGE_1,
    SKIP_IMAGE_2,
    SKIP_IMAGE_3,
    SKIP_IMAGE_4,
    SKIP_SET,
    RESET_CROP_1,
    RESET_CROP_2,
    RESET_CROP_3,
    RESET_CROP_4,
    RESET_SET,
    UNDO_CHANGE,
    COPY_TIME_1,
    COPY_TIME_2,
    COPY_TIME_3,
    COPY_TIME_4,
    PREVIOUS,
    NEXT,
    UNDO,
    REDO,
    JUDGE_AGAIN,
    FULL_SIZE,
    COMPARE,
    NEXT_PAIR,
    ASPECT_LOCK,
    MOVE_LEFT,
    MOVE_RIGHT,
    MOVE_UP,
    MOVE_DOWN,
    NARROWER,
    WIDER,
    SHORTER,
    TALLER,
    SUGGESTIONS,
    ACCEPT_SUGGESTION,
    HELP,
    QUIT;

    /** The keys of keeping, by the position of the image. */
    static final List<PickAction> KEEP = List.of(KEEP_1, KEEP_2, KEEP_3, KEEP_4);

    /** The keys of skipping an image, by its position. */
    static final List<PickAction> SKIP_IMAGE = List.of(SKIP_IMAGE_1, SKIP_IMAGE_2, SKIP_IMAGE_3, SKIP_IMAGE_4);

    /** The keys of resetting a crop, by the position of the image. */
    static final List<PickAction> RESET_CROP = List.of(RESET_CROP_1, RESET_CROP_2, RESET_CROP_3, RESET_CROP_4);

    /** The keys of copying a timestamp, by the position of the image. */
    static final List<PickAction> COPY_TIME = List.of(COPY_TIME_1, COPY_TIME_2, COPY_TIME_3, COPY_TIME_4);

    private static final String COMMAND = "org.handpick.command.pick.";

    /** The id of its command. */
    String command() {
        return COMMAND + name().toLowerCase(Locale.ROOT);
    }

    /**
     * The position of the image it is about, from 0.
     *
     * @throws IllegalStateException when it is about no image
     */
    int image() {
        int digit = name().charAt(name().length() - 1) - '1';
        if (digit < 0 || digit >= KEEP.size()) {
            throw new IllegalStateException(this + " is about no image");
        }
        return digit;
    }
}
