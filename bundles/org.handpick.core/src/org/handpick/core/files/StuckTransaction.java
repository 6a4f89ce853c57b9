package org.handpick.core.files;

import java.nio.file.Path;

/**
 * A transaction could neither be finished nor taken back. Its intent stays in the journal, no other begins before it is settled,
 * and the next attempt tries again.
 */
public final class StuckTransaction extends FileFailure {
    private static final long serialVersionUID = 1;

    StuckTransaction(Path file, String message, Throwable cause) {
        super(file, message, cause);
    }
}
