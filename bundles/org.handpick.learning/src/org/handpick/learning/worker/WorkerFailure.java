package org.handpick.learning.worker;

import org.handpick.core.Failure;

/** A worker could not do what it was asked. */
public abstract sealed class WorkerFailure extends Failure {
    private static final long serialVersionUID = 1;

    private WorkerFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** It said why. */
    public static final class Refused extends WorkerFailure {
        private static final long serialVersionUID = 1;

        Refused(Tell.Failed failed) {
            super(failed.sentence(), new RuntimeException(failed.cause()));
        }
    }

    /** It ended without a word, or with these last ones. */
    public static final class Died extends WorkerFailure {
        private static final long serialVersionUID = 1;

        Died(int exitCode, String lastWords) {
            super(
                    "The worker that holds the engine ended with code " + exitCode
                            + (lastWords.isBlank() ? " and said nothing" : "; its last words: " + lastWords),
                    null);
        }
    }

    /** It is not there, or can't be started here. */
    public static final class NotThere extends WorkerFailure {
        private static final long serialVersionUID = 1;

        NotThere(String message) {
            super(message, null);
        }

        NotThere(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
