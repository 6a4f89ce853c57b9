package org.handpick.learning.runs;

/** A run is in a state in which this can't be done, such as being trained by another process. Nothing was changed. */
public final class BusyRun extends RunException {
    private static final long serialVersionUID = 1;

    /** @param reason goes on from the name of the run */
    BusyRun(RunFolder run, String reason) {
        super("The run " + run.name() + " " + reason + "; nothing was changed");
    }
}
