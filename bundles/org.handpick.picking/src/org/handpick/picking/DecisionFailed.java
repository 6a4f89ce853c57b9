package org.handpick.picking;

/** A decision, undo or redo could not be carried out. All files, logs and outcomes are as they were; the message names the file. */
public final class DecisionFailed extends PickingFailure {
    private static final long serialVersionUID = 1;

    DecisionFailed(String message) {
        super(message);
    }

    DecisionFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
