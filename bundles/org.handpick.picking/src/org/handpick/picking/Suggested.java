package org.handpick.picking;

import java.util.Objects;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.ImageRef;

/**
 * What the model proposed for a set.
 *
 * @param visible whether the person had seen it on the screen before deciding
 * @param model the SHA-256 of the model; empty in journals of before it was kept
 */
public record Suggested(ImageRef image, Optional<CropBox> box, boolean visible, String model) {
    public Suggested {
        Objects.requireNonNull(model);
        Objects.requireNonNull(image);
        Objects.requireNonNull(box);
    }

    /** The same, seen by a person. */
    public Suggested seen() {
        return new Suggested(image, box, true, model);
    }
}
