package org.handpick.traininglog;

import java.time.Instant;
import org.handpick.core.sets.SetId;

/** A row of one of the two decision logs. */
public sealed interface DecisionRow permits SelectCropRow, SelectionOnlyRow {
    /** The session it was decided in. */
    String sessionId();

    /** The set it is about. */
    SetId setId();

    /** When it was decided. */
    Instant timestamp();

    /** What it was decided under. */
    LogEvent event();

    /** The record as RFC 4180 text, line end included, to be encoded in UTF-8. */
    String csv();
}
