package org.handpick.learning.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.handpick.core.files.FileTurn;

/** Who looks at the state of runs and then changes it has the turn of the hidden file {@code runs/.lock}. */
final class RunsLock {
    private RunsLock() {}

    /** Not to be nested. @throws UnwritableRun when the lock can't be had */
    static <R> R held(Path runs, Supplier<R> work) {
        Path file = runs.resolve(".lock");
        try {
            return FileTurn.held(file, work::get);
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }
}
