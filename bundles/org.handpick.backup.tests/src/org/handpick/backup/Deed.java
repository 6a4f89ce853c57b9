package org.handpick.backup;

/** What a person or a timer has done, while something goes wrong. */
enum Deed {
    CREATE,
    PRUNE,
    RESTORE,
    RESTORE_INTO,
    VERIFY,
    DRILL
}
