package org.handpick.picking;

/** There is no decision to take back, or none to do again. */
public final class NothingToUndo extends PickingFailure {
    private static final long serialVersionUID = 1;

    NothingToUndo(String message) {
        super(message);
    }
}
