package org.handpick.workbench.events;

import org.handpick.core.sets.SetId;

/** A decision is on its way to the disk. Sent by the Workplace; heard by Set Browser and Crop Editor. */
public record DecisionSubmitted(SetId set) {
    public static final String TOPIC = "org/handpick/decision/SUBMITTED";
}
