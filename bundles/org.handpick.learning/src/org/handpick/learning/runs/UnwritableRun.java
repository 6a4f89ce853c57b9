package org.handpick.learning.runs;

import java.io.IOException;
import java.nio.file.Path;
import org.handpick.core.files.FileFailure;

/** A file of a run can't be written or moved. It is as it was before. */
public final class UnwritableRun extends RunException {
    private static final long serialVersionUID = 1;

    public UnwritableRun(Path file, String reason) {
        super(file + ": " + reason);
    }

    public UnwritableRun(Path file, IOException reason) {
        super(FileFailure.sentence(reason, file) + "; it is as it was before", reason);
    }
}
