package org.handpick.backup;

import java.util.Locale;

/** How a file is written, which says how much of one that is being written can be taken. */
enum Content {
    /** A CSV that grows by records. */
    RECORDS,
    /** A text that grows by lines. */
    LINES,
    /** Written as a whole. */
    WHOLE;

    static Content of(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return RECORDS;
        }
        return name.endsWith(".jsonl") || name.endsWith(".log") || name.endsWith("/log.txt") ? LINES : WHOLE;
    }

    /** True for what only grows, so that an older copy is a beginning of it. */
    boolean grows() {
        return this != WHOLE;
    }
}
