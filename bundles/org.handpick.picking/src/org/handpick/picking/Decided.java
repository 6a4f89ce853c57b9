package org.handpick.picking;

import java.time.Instant;
import java.util.Objects;
import org.handpick.core.decisions.Decision;

/**
 * Something that was done about a set.
 *
 * @param event its id, as in the logs
 * @param decision what was decided, taken back, or decided again
 */
public record Decided(String event, Instant at, Action action, Decision decision) {
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
    }
}
