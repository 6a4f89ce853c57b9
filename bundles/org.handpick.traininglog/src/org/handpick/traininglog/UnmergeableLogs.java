package org.handpick.traininglog;

import java.nio.file.Path;

/** Two logs that can't be joined without guessing. Both were left as they are, and nothing was written. */
public final class UnmergeableLogs extends LogException {
    private static final long serialVersionUID = 1;

    public UnmergeableLogs(Path file, String fault) {
        super(file + ": " + fault + "; nothing was written");
    }
}
