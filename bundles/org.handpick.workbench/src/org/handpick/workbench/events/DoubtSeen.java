package org.handpick.workbench.events;

import java.util.Objects;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Suggested;

/**
 * A person sees in a list of decided sets what a model would keep of one: who judges the set again has seen a suggestion. Sent when
 * that was painted, by the Set Browser for a set that a model disagrees about, and by Side by Side for every set of the open library;
 * heard by the Crop Editor.
 *
 * @param doubt what the model would keep, with its crop where that is shown
 */
public record DoubtSeen(SetId set, Suggested doubt) {
    public static final String TOPIC = "org/handpick/survey/DOUBT_SEEN";

    public DoubtSeen {
        Objects.requireNonNull(set);
        Objects.requireNonNull(doubt);
    }
}
