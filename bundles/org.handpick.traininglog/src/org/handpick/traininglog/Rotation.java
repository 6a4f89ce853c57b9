package org.handpick.traininglog;

import java.nio.file.Path;

/** What became of the operations log when it was asked to rotate. */
public sealed interface Rotation {
    /** It stands under a dated name now; the next line begins a new log. */
    record Rotated(Path to) implements Rotation {}

    /** It was left as it is, for {@code reason}. */
    record Stays(String reason) implements Rotation {}
}
