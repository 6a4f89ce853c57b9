package org.handpick.picking;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.handpick.core.sets.ImageSet;

/**
 * A decided set that is to be decided once more, as if it never had been, to see how consistent a person is.
 *
 * @param pictures where the images are now as they were shown the first time, in the order of the set; none is moved
 * @param first the event of the decision that stands
 */
public record Repeat(ImageSet set, List<Path> pictures, String first) {
    public Repeat {
        Objects.requireNonNull(first);
        pictures = List.copyOf(pictures);
        if (pictures.size() != set.size()) {
            throw new IllegalArgumentException(pictures.size() + " pictures of the " + set.size() + " of " + set.id());
        }
    }
}
