package org.handpick.traininglog;

import java.io.IOException;
import java.nio.file.Path;

/** A log could not be read, or was changed under its reader. It was left as it is. */
public final class UnreadableLog extends LogException {
    private static final long serialVersionUID = 1;

    public UnreadableLog(Path file, IOException reason) {
        super(file + ": cannot be read (" + reason + "); it was left as it is", reason);
    }

    public UnreadableLog(Path file, String reason) {
        super(file + ": " + reason);
    }
}
