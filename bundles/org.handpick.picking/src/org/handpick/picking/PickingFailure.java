package org.handpick.picking;

import org.handpick.core.Failure;

/** Something of the main job could not be done; nothing has changed. The message is a sentence for a person. */
public sealed class PickingFailure extends Failure
        permits DecisionFailed, LibraryNotWritable, LibraryUnreadable, NothingToUndo, RepeatsUnreadable {
    private static final long serialVersionUID = 1;

    PickingFailure(String message) {
        super(message);
    }

    PickingFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
