package org.handpick.learning.runs;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A run in the trash, and what is needed to bring it back.
 *
 * @param from where it was
 * @param to where it lies now
 * @param note the {@code .trashinfo} file that the desktop's trash wants beside it; none in our own
 */
public record TrashedRun(Path from, Path to, Optional<Path> note) {
    public TrashedRun {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(note);
    }

    public String id() {
        return from.getFileName().toString();
    }
}
