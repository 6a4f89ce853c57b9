package org.handpick.dataset;

import java.util.Locale;

/** What a set is used for. A set never changes its side. */
public enum Split {
    /** A model learns from it. */
    TRAIN,
    /** Decides when to stop and how sure is sure; no model learns from it. */
    VAL,
    /** Judges the finished model, and nothing else. */
    TEST;

    /** Its name in files and on the command line: {@code train}, {@code val}, {@code test}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
