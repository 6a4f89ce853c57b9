package org.handpick.workbench.events;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Suggested;

/**
 * What a model thinks of some sets of the open library. Sent by the learning views' SuggestionDesk; heard by the Set Browser.
 *
 * @param afresh whether another model was asked, so that what was told before does not hold any more
 */
public record SetsSurveyed(Map<SetId, Opinion> opinions, boolean afresh) {
    public static final String TOPIC = "org/handpick/survey/MADE";

    /**
     * @param confidence how sure the model is of the image that it would keep, in (0, 1]
     * @param doubt what it would keep, where it is sure of another image than a person kept
     */
    public record Opinion(double confidence, Optional<Suggested> doubt) {
        public Opinion {
            Objects.requireNonNull(doubt);
        }
    }

    public SetsSurveyed {
        opinions = Map.copyOf(opinions);
    }
}
