package org.handpick.learning.curves;

import org.handpick.core.Failure;

/** A chart could not be written. The message is a sentence for a person: which file, why, what to do. */
public final class UnwritableChart extends Failure {
    private static final long serialVersionUID = 1;

    UnwritableChart(String message, Throwable cause) {
        super(message, cause);
    }
}
