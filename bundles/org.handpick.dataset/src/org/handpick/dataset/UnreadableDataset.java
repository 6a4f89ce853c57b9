package org.handpick.dataset;

import java.io.IOException;
import java.nio.file.Path;

/** A folder is no dataset, or its files are not what was written. It was left as it is. */
public final class UnreadableDataset extends DatasetException {
    private static final long serialVersionUID = 1;

    public UnreadableDataset(Path file, String fault) {
        super(file + ": " + fault + "; it was left as it is");
    }

    /** @param cause for the log; the fault says all that a person needs */
    public UnreadableDataset(Path file, String fault, Exception cause) {
        super(file + ": " + fault + "; it was left as it is", cause);
    }

    public UnreadableDataset(Path file, IOException reason) {
        super(file + ": cannot be read (" + reason + "); it was left as it is", reason);
    }
}
