package org.handpick.backup;

import java.util.OptionalLong;

/**
 * How a file of a backup is on the disk now.
 *
 * @param then records in the backup; empty for what has none
 * @param now records on the disk; empty also where the file is gone
 */
public record LiveFile(String path, State state, OptionalLong then, OptionalLong now) {
    /** What became of a file since. */
    public enum State {
        /** Byte for byte the same. */
        SAME,
        /** A log that begins with what was backed up, and goes on. */
        GROWN,
        /** Another content, as files have that are written anew. */
        CHANGED,
        /** A log that does not begin any more with what was backed up: records are lost or were altered. */
        REWRITTEN,
        /** Not on the disk any more. */
        MISSING,
        /** On the disk, and not in the backup. */
        NEW,
        /** Of a library that is not there, such as one on a disk that is not plugged in. */
        UNREACHABLE,
        /** On the disk, and it can't be read. */
        UNREADABLE
    }

    /** True for what never happens to a log by itself. */
    public boolean isWorrying() {
        return state == State.REWRITTEN
                || (state == State.MISSING || state == State.UNREADABLE)
                        && Content.of(path).grows()
                        && !Scope.canBeMadeAgain(path);
    }
}
