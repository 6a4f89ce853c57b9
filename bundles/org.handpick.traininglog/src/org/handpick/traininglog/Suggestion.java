package org.handpick.traininglog;

import java.util.Objects;
import java.util.Optional;
import org.handpick.core.crop.CropBox;

/**
 * What the model proposed while the person decided.
 *
 * @param index position in the row's images, from 0
 * @param crop its box, where it proposed one
 * @param visible whether the person had seen it
 */
public record Suggestion(int index, Optional<CropBox> crop, boolean visible) {
    public Suggestion {
        Objects.requireNonNull(crop);
    }
}
