package org.handpick.cli.bench;

import java.nio.file.Path;
import java.util.List;
import org.handpick.core.Progress;

/** One thing that is measured. Registered as an OSGi service under this type; without state. */
public interface Bench {
    /** One word in lower case. */
    String name();

    /** One sentence on what is done, how often and on what. */
    String summary();

    /** How often the work is measured when nobody says. */
    default int usualRuns() {
        return 5;
    }

    /**
     * Draws the inputs, measures, and answers with the figures; those of a peer are among them, under its name.
     *
     * @param folder empty, and removed afterwards
     * @param runs how often the work is measured, at least 1
     */
    List<Figure> run(Path folder, int runs, Progress progress);
}
