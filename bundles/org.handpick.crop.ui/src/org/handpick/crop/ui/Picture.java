package org.handpick.crop.ui;

import java.util.Optional;
import org.eclipse.swt.graphics.Image;
import org.handpick.core.crop.ImageSize;

/** What is known of the picture of an image. */
sealed interface Picture {
    /** It is being decoded, or waits for that. @param size once the header of the file is read */
    record Awaited(Optional<ImageSize> size) implements Picture {}

    /**
     * It can be painted.
     *
     * @param image belongs to {@link Pictures}, which disposes of it
     * @param made its size in pixels
     * @param size of the upright image in the file
     * @param millis how long decoding took
     * @param note what was done to show it; empty when nothing was
     */
    record Ready(Image image, ImageSize made, ImageSize size, long millis, String note) implements Picture {}

    /** It cannot be decoded. @param isMissing true when the file is not there */
    record Broken(String reason, boolean isMissing) implements Picture {}

    /** A decision has put it in the trash. */
    record Gone() implements Picture {}

    /** The size of the upright image, once it is known. */
    default Optional<ImageSize> knownSize() {
        return switch (this) {
            case Awaited(Optional<ImageSize> size) -> size;
            case Ready ready -> Optional.of(ready.size());
            case Broken _ -> Optional.empty();
            case Gone _ -> Optional.empty();
        };
    }
}
