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

        /** So Java tells that a process was ended by SIGKILL, which Linux sends when memory runs out. */
        private static final int KILLED = 128 + 9;

        private Died(String sentence) {
            super("The worker that holds the engine " + sentence, null);
        }

        static Died of(int exitCode, String lastWords) {
            String words = lastWords.isBlank() ? " and said nothing" : "; its last words: " + lastWords;
            return new Died(
                    exitCode == KILLED
                            ? "was killed" + words
                                    + ". Unless somebody did that, the system did, as memory ran out: end"
                                    + " other programs, or take a smaller model, smaller pictures or fewer sets a step"
                            : "ended with code " + exitCode + words);
        }

        /** Whoever asked before ended it. */
        static Died unheard() {
            return new Died("was ended, as nobody heard its last answer to its end");
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
