package org.handpick.cli;

/** How a command ended. The exit codes are promised to other programs. */
public enum Outcome {
    /** All of it was done. */
    DONE(0),
    /** It was done, with problems that were named on standard error. */
    PROBLEMS(1),
    /** It was called in a way that it does not understand, or that does not fit what is there; nothing was done. */
    WRONG_USE(2),
    /** Nothing of what was asked could be done, or it was cancelled. */
    FAILED(3);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
