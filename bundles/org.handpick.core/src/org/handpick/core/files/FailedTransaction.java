package org.handpick.core.files;

import java.nio.file.Path;

/** A step could not be done; all steps before it were taken back, and the files are as they were. */
public final class FailedTransaction extends FileFailure {
    private static final long serialVersionUID = 1;

    FailedTransaction(Path file, String message, Throwable cause) {
        super(file, message, cause);
    }
}
