package org.handpick.picking;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.sets.ImageSet;

/**
 * A decision, its undo or its redo is on disk, whole.
 *
 * @param event its id, as in the logs
 * @param outcome of the set now; empty when it is to do again
 * @param moved the files that have another place now
 */
public record Committed(
        String event, Decided.Action action, ImageSet set, Optional<Outcome> outcome, List<Moved> moved) {
    /** A file's old and new place. */
    public record Moved(Path from, Path to) {
        public Moved {
            Objects.requireNonNull(from);
            Objects.requireNonNull(to);
        }
    }

    public Committed {
        Objects.requireNonNull(event);
        Objects.requireNonNull(action);
        Objects.requireNonNull(set);
        Objects.requireNonNull(outcome);
        moved = List.copyOf(moved);
    }

    /** True when a decision was taken back. */
    public boolean isUndo() {
        return action == Decided.Action.UNDONE;
    }
}
