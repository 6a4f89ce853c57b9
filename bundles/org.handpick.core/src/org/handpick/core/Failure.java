package org.handpick.core;

/**
 * Something could not be done, for a reason outside of the program. The message is a sentence for a person: what, which file, what to do.
 * What is thrown beside failures and {@link Cancelled} is a bug.
 */
public abstract class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    protected Failure(String message) {
        super(message);
    }

    protected Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
