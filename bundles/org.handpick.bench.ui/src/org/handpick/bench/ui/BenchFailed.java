package org.handpick.bench.ui;

/** The workbench could not be measured; the message says why. */
final class BenchFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    BenchFailed(String message) {
        super(message);
    }
}
