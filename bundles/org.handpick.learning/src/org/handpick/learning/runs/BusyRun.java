package org.handpick.learning.runs;

/** A run is in a state in which this can't be done, such as being trained by another process. Nothing was changed. */
public final class BusyRun extends RunException {
    private static final long serialVersionUID = 1;

    BusyRun(String id, String reason) {
        super("run " + id + ": " + reason + "; nothing was changed");
    }
}
