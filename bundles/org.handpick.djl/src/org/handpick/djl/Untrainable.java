package org.handpick.djl;

import org.handpick.core.Failure;

/** A training can't begin, or can't go on; the message says why and what to do. */
final class Untrainable extends Failure {
    private static final long serialVersionUID = 1;

    Untrainable(String message) {
        super(message);
    }
}
