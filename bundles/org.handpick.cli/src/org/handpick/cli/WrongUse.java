package org.handpick.cli;

/** A command was called in a way that it does not understand. The message says which argument, and what was expected. */
public final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongUse(String message) {
        super(message);
    }
}
