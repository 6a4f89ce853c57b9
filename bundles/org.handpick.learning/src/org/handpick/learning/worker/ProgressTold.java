package org.handpick.learning.worker;

import java.util.Objects;
import org.handpick.core.Progress;

/** Brings what a worker tells of its progress to the progress of an operation. For one thread. */
public final class ProgressTold {
    private final Progress progress;
    private long reached;

    public ProgressTold(Progress progress) {
        this.progress = Objects.requireNonNull(progress);
    }

    /** What begins again, or goes back, is something new. */
    public void hear(Tell.Progressed told) {
        if (told.done() <= reached) {
            progress.begin(told.what(), told.total());
            reached = 0;
        }
        progress.advance(told.done() - reached);
        reached = told.done();
    }
}
