package org.handpick.picking;

/** The log of repeats can't be read, so no set is shown again. The message names the file. */
public final class RepeatsUnreadable extends PickingFailure {
    private static final long serialVersionUID = 1;

    RepeatsUnreadable(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
