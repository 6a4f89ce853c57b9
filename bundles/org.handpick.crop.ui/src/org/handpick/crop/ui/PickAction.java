package org.handpick.crop.ui;

import java.util.Locale;

/** Everything a key does in the Crop Editor. Each is a command of its own, bound in {@code plugin.xml}. */
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
    COPY_TIME_1,
    COPY_TIME_2,
    COPY_TIME_3,
    COPY_TIME_4,
    PREVIOUS,
    NEXT,
    UNDO,
    REDO,
    FULL_SIZE,
    COMPARE,
    ASPECT_LOCK,
    HELP,
    QUIT;

    private static final String COMMAND = "org.handpick.command.pick.";

    /** The id of its command. */
    String command() {
        return COMMAND + name().toLowerCase(Locale.ROOT);
    }

    /** The position of the image it is about, from 0; of an action about no image, the last digit has no meaning. */
    int image() {
        return name().charAt(name().length() - 1) - '1';
    }
}
