package org.handpick.core;

/** A person stopped the operation. Not an error: it is not logged and not shown. */
public final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Cancelled() {
        super("cancelled", null, false, false);
    }
}
