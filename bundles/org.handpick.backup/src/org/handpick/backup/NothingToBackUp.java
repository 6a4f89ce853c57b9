package org.handpick.backup;

import java.nio.file.Path;
import java.util.List;

/** What is to be backed up matches no file. No archive was made: an empty one would look like a backup. */
public final class NothingToBackUp extends BackupException {
    private static final long serialVersionUID = 1;

    NothingToBackUp(Path dataArea, List<String> patterns) {
        super(dataArea + ": no file matches " + String.join(", ", patterns)
                + "; no backup was made. Is this the right data area?");
    }
}
