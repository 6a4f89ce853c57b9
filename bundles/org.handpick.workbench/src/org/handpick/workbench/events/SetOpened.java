package org.handpick.workbench.events;

import org.handpick.core.sets.SetId;

/** A person wants to decide about a set, not only to see which it is. Sent by the Workplace for Set Browser and Training Log, after
 * {@link SetSelected}; heard by the window, which brings the Crop Editor to the front. */
public record SetOpened(SetId set) {
    public static final String TOPIC = "org/handpick/set/OPENED";
}
