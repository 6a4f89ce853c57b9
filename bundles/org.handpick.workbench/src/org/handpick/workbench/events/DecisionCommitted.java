package org.handpick.workbench.events;

import org.handpick.picking.Committed;

/** A decision, its undo or its redo is on disk, whole. Sent by the Workplace; heard by Set Browser, Crop Editor, Details and
 * Training Log. */
public record DecisionCommitted(Committed committed) {
    public static final String TOPIC = "org/handpick/decision/COMMITTED";
}
