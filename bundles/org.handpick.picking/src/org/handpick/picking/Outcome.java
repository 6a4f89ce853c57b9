package org.handpick.picking;

import java.util.Objects;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.ImageRef;

/** How a set ended. A set without an outcome is to do. */
public sealed interface Outcome {
    /**
     * One image was kept.
     *
     * @param where the kept file now, relative to the library with {@code /}
     */
    record Kept(ImageRef keeper, CropBox box, String where) implements Outcome {
        public Kept {
            Objects.requireNonNull(keeper);
            Objects.requireNonNull(box);
            Objects.requireNonNull(where);
        }
    }

    /** No image was kept. */
    record AllRejected() implements Outcome {}

    /** The set was left as it is. It can be decided later. */
    record Skipped() implements Outcome {}
}
