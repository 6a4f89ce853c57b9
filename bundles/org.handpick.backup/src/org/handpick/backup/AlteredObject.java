package org.handpick.backup;

import java.io.IOException;

/** A store gives other bytes than it was given: what proves that they are whole does not fit them. */
public final class AlteredObject extends IOException {
    private static final long serialVersionUID = 1;

    /** @param fault what does not fit */
    public AlteredObject(String fault, Throwable cause) {
        super(fault, cause);
    }
}
