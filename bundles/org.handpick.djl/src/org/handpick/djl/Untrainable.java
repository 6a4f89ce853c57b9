package org.handpick.djl;

/** A training can't begin, or can't go on; the message says why and what to do. */
final class Untrainable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Untrainable(String message) {
        super(message);
    }
}
