package org.handpick.picking;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.ImageRef;

/**
 * Something that was done about a set.
 *
 * @param event its id, as in the logs
 * @param decision what was decided, taken back, or decided again
 * @param left the images that it left in their places, skipped or broken
 * @param seen what a person had seen of a model's suggestions for the set when it was decided
 */
public record Decided(
        String event, Instant at, Action action, Decision decision, Set<ImageRef> left, Optional<Suggested> seen) {
    /** What was done with a decision. */
    public enum Action {
        DECIDED,
        UNDONE,
        REDONE
    }

    public Decided {
        Objects.requireNonNull(event);
        Objects.requireNonNull(at);
        Objects.requireNonNull(action);
        Objects.requireNonNull(decision);
        Objects.requireNonNull(seen);
        left = Set.copyOf(left);
    }
}
