package org.handpick.traininglog;

import java.util.Objects;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.ImageRef;

/**
 * An image of a set as a row of the log names it.
 *
 * @param path relative to the library, {@code /} between folders; imported rows keep the path they came with
 * @param stage the step that made the image, or {@code unknown}
 * @param size of the file as it was shown, upright
 */
public record LoggedImage(String path, String stage, ImageSize size) {
    public LoggedImage {
        Objects.requireNonNull(path);
        Objects.requireNonNull(stage);
        Objects.requireNonNull(size);
    }

    /** The image {@code image}, shown at {@code size}. */
    public static LoggedImage of(ImageRef image, String stage, ImageSize size) {
        return new LoggedImage(image.name(), stage, size);
    }
}
