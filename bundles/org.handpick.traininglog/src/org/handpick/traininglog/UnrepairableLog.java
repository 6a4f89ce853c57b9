package org.handpick.traininglog;

import java.nio.file.Path;

/** A log whose format holds too little to become a log of ours without guessing. It was left as it is. */
public final class UnrepairableLog extends LogException {
    private static final long serialVersionUID = 1;

    public UnrepairableLog(Path file, String format) {
        super(file + ": " + format + " holds no decisions that a training log can take; it was left as it is");
    }
}
