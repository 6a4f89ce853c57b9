package org.handpick.traininglog;

import java.util.Objects;
import org.handpick.core.crop.CropBox;

/**
 * The image of a row that was kept, and its crop.
 *
 * @param index position in the row's images, from 0
 */
public record Keeper(int index, CropBox crop) {
    public Keeper {
        Objects.requireNonNull(crop);
    }
}
