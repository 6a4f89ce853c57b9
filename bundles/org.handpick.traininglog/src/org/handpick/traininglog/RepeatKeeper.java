package org.handpick.traininglog;

import java.util.Objects;
import org.handpick.core.crop.CropBox;

/**
 * The image that was kept in one of the two decisions of a {@link RepeatRow}, and its crop.
 *
 * @param index position in the set, from 0
 * @param path relative to the library
 */
public record RepeatKeeper(int index, String path, CropBox crop) {
    public RepeatKeeper {
        Objects.requireNonNull(path);
        Objects.requireNonNull(crop);
    }

    void demand(String which, int images) {
        Truth.index(which + "_index", index, images);
        Truth.filled(which + "_path", path);
    }
}
