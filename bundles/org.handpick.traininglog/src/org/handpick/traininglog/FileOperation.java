package org.handpick.traininglog;

import java.util.Locale;

/** What was done to files; named in the operations log as the earlier scripts named it. */
public enum FileOperation {
    MOVE,
    COPY,
    CREATE,
    CROP,
    SKIP,
    SEND_TO_TRASH,
    STAGE_DELETE,
    /** Files came back from the trash, the staging folder or the undo store; the earlier scripts had no such thing. */
    RESTORE;

    /** The word in the log. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
