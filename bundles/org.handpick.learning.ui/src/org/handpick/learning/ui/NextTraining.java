package org.handpick.learning.ui;

import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.handpick.learning.runs.RunException;

/**
 * Has the run that waits longest be trained, again and again. What hinders that is told once and not each time, and hinders
 * nothing else. For one thread.
 */
final class NextTraining {
    private final Runnable start;
    private final Consumer<RuntimeException> hindered;
    private String told = "";

    /** @param start starts it, when none is trained */
    NextTraining(Runnable start, Consumer<RuntimeException> hindered) {
        this.start = start;
        this.hindered = hindered;
    }

    void start() {
        try {
            start.run();
            told = "";
        } catch (RunException | UncheckedIOException e) {
            String sentence = String.valueOf(e.getMessage());
            if (!sentence.equals(told)) {
                told = sentence;
                hindered.accept(e);
            }
        }
    }
}
