package org.handpick.picking;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.ImageRef;

/**
 * What was on screen when a set was decided.
 *
 * @param session names the run of the program, for the logs
 * @param shownOrder the images from left to right
 * @param sizes of the files as shown, upright; an image that could not be shown has none, and is then left where it is
 * @param decisionTime from the set being shown to the decision
 */
public record Seen(
        String session,
        List<ImageRef> shownOrder,
        Map<ImageRef, ImageSize> sizes,
        Duration decisionTime,
        Optional<Suggested> suggestion) {
    public Seen {
        Objects.requireNonNull(session);
        Objects.requireNonNull(decisionTime);
        Objects.requireNonNull(suggestion);
        shownOrder = List.copyOf(shownOrder);
        sizes = Map.copyOf(sizes);
    }
}
