package org.handpick.workbench.events;

import java.util.Optional;
import org.handpick.core.sets.SetId;

/** A decision, undo or redo failed whole; nothing has changed and the set is as it was. Sent by the Workplace; heard by Crop
 * Editor and Set Browser. The message is a sentence for a person. */
public record DecisionRefused(Optional<SetId> set, String message) {
    public static final String TOPIC = "org/handpick/decision/REFUSED";
}
