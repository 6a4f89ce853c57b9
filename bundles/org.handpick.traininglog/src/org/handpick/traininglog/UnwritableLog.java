package org.handpick.traininglog;

import java.io.IOException;
import java.nio.file.Path;

/** A file that should have been written was not: it is there already, or the disk refused it. */
public final class UnwritableLog extends LogException {
    private static final long serialVersionUID = 1;

    public UnwritableLog(Path file, IOException reason) {
        super(file + ": cannot be written (" + reason + "); no other file was touched", reason);
    }

    private UnwritableLog(String message) {
        super(message);
    }

    /** For an output that is there already and so was not touched. */
    public static UnwritableLog exists(Path file) {
        return new UnwritableLog(file + ": exists already and was left as it is; name another output");
    }
}
