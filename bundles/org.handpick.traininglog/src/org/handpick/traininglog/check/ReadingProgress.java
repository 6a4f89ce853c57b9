package org.handpick.traininglog.check;

import org.handpick.core.Progress;
import org.handpick.traininglog.reading.LogRecord;

/** Tells a progress how many bytes of a log are read, not at every row. */
final class ReadingProgress {
    private static final long STEP = 1 << 18;

    private final Progress progress;
    private long told;

    ReadingProgress(Progress progress, String what, long bytes) {
        this.progress = progress;
        progress.begin(what, bytes);
    }

    void at(LogRecord row) {
        if (row.offset() - told >= STEP) {
            progress.check();
            progress.advance(row.offset() - told);
            told = row.offset();
        }
    }
}
