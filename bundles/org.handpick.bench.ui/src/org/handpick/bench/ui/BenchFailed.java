package org.handpick.bench.ui;

import org.handpick.core.Failure;

/** The workbench could not be measured; the message says why. */
final class BenchFailed extends Failure {
    private static final long serialVersionUID = 1;

    BenchFailed(String message) {
        super(message);
    }
}
