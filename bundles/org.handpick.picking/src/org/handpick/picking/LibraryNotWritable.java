package org.handpick.picking;

/** The library is open read-only; the message says why. */
public final class LibraryNotWritable extends PickingFailure {
    private static final long serialVersionUID = 1;

    LibraryNotWritable(Access access) {
        super(access.sentence());
    }
}
