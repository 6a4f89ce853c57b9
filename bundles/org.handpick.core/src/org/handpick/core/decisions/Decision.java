package org.handpick.core.decisions;

import java.util.Objects;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.ImageRef;

/** What a person decided about a set. There is room for one keeper, so there are never two. */
public sealed interface Decision {
    /** One image is kept, cut to its box; the others are rejected. */
    record Keep(ImageRef keeper, CropBox box) implements Decision {
        public Keep {
            Objects.requireNonNull(keeper);
            Objects.requireNonNull(box);
        }
    }

    /** No image is kept; all are rejected. */
    record RejectAll() implements Decision {}

    /** The set stays as it is; no file moves. */
    record Skip() implements Decision {}
}
