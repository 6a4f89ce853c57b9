package org.handpick.backup;

import java.nio.file.Path;

/** A file in which a person says how to back up can't be understood. Nothing was done. */
public final class WrongSettings extends BackupException {
    private static final long serialVersionUID = 1;

    public WrongSettings(Path file, String fault) {
        super(file + ": " + fault + "; nothing was done");
    }

    public WrongSettings(Path file, String fault, Throwable cause) {
        super(file + ": " + fault + "; nothing was done", cause);
    }
}
