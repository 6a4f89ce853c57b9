package org.handpick.picking;

/** The folder, or the journal in it, can't be read; the message says which and why. */
public final class LibraryUnreadable extends PickingFailure {
    private static final long serialVersionUID = 1;

    LibraryUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
