package org.handpick.learning.runs;

import java.io.IOException;
import java.nio.file.Path;
import org.handpick.core.files.FileFailure;

/** A file of a run can't be read, or holds what no run has. It was left as it is. */
public final class UnreadableRun extends RunException {
    private static final long serialVersionUID = 1;

    public UnreadableRun(Path file, String reason) {
        super(file + ": " + reason + "; it was left as it is");
    }

    public UnreadableRun(Path file, IOException reason) {
        super(FileFailure.sentence(reason, file) + "; it was left as it is", reason);
    }
}
