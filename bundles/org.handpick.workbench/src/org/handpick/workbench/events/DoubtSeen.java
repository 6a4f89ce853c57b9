package org.handpick.workbench.events;

import java.util.Objects;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Suggested;

/**
 * A person sees that a model is sure of another image than the one that was kept: who judges the set again has seen a suggestion.
 * Sent by the Set Browser when it has painted that; heard by the Crop Editor.
 *
 * @param doubt what the model would keep; no crop of it is shown
 */
public record DoubtSeen(SetId set, Suggested doubt) {
    public static final String TOPIC = "org/handpick/survey/DOUBT_SEEN";

    public DoubtSeen {
        Objects.requireNonNull(set);
        Objects.requireNonNull(doubt);
    }
}
