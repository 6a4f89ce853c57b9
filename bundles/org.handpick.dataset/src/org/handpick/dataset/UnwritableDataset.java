package org.handpick.dataset;

import java.io.IOException;
import java.nio.file.Path;

/** The folder of a dataset could not be made: it is in use already, or the disk refuses it. */
public final class UnwritableDataset extends DatasetException {
    private static final long serialVersionUID = 1;

    public UnwritableDataset(Path file, IOException reason) {
        super(file + ": cannot be written (" + reason + "); no dataset was made", reason);
    }

    private UnwritableDataset(String message) {
        super(message);
    }

    /** For an output that holds something already and so was not touched. */
    public static UnwritableDataset exists(Path folder) {
        return new UnwritableDataset(
                folder + ": there is something already and it was left as it is; name another folder");
    }
}
