package org.handpick.workbench.events;

import java.util.Map;
import org.handpick.core.sets.SetId;

/**
 * What a model thinks of some sets of the open library. Sent by the learning views' SuggestionDesk; heard by the Set Browser.
 *
 * @param afresh whether another model was asked, so that what was told before does not hold any more
 */
public record SetsSurveyed(Map<SetId, Opinion> opinions, boolean afresh) {
    public static final String TOPIC = "org/handpick/survey/MADE";

    /**
     * @param confidence how sure the model is of the image that it would keep, in (0, 1]
     * @param contradicts whether it is sure of another keeper than a person kept
     */
    public record Opinion(double confidence, boolean contradicts) {}

    public SetsSurveyed {
        opinions = Map.copyOf(opinions);
    }
}
