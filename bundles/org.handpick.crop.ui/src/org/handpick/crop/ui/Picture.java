package org.handpick.crop.ui;

import org.eclipse.swt.graphics.Image;
import org.handpick.core.crop.ImageSize;

/** What is known of the picture of an image file. */
sealed interface Picture {
    /** It is being decoded, or waits for that. */
    record Awaited() implements Picture {}

    /**
     * It can be painted. The image belongs to {@link Pictures}.
     *
     * @param size of the upright image in the file
     * @param millis how long decoding took
     * @param note what was done to show it; empty when nothing was
     */
    record Ready(Image image, ImageSize size, long millis, String note) implements Picture {}

    /** It cannot be decoded. */
    record Broken(String reason) implements Picture {}
}
