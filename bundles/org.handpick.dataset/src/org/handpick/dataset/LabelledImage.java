package org.handpick.dataset;

import java.nio.file.Path;
import java.util.Objects;
import org.handpick.core.crop.ImageSize;

/**
 * An image of a labelled set. The file was there, could be decoded and had this size when the dataset was built.
 *
 * @param file where it was found, as a whole path; for a reject perhaps in the trash
 * @param name as the log has it, relative to its library
 * @param stage the step that made it, or {@code unknown}
 * @param size as it is shown, upright
 * @param bytes length of the file
 * @param sha256 of the file, 64 hex digits
 */
public record LabelledImage(Path file, String name, String stage, ImageSize size, long bytes, String sha256) {
    public LabelledImage {
        Objects.requireNonNull(file);
        Objects.requireNonNull(name);
        Objects.requireNonNull(stage);
        Objects.requireNonNull(size);
        Objects.requireNonNull(sha256);
    }
}
