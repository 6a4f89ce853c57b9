package org.handpick.workbench.events;

import org.handpick.core.sets.SetId;

/** Another set is on screen. Sent by the Workplace, whoever asked for it; heard by Set Browser, Crop Editor, Details. */
public record SetSelected(SetId set) {
    public static final String TOPIC = "org/handpick/set/SELECTED";
}
