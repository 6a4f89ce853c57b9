package org.handpick.workbench.events;

/** Sets come in another order from now on; {@link org.handpick.workbench.Workplace#order} has it. Sent by the Workplace. */
public record WorkOrderChanged() {
    public static final String TOPIC = "org/handpick/workplace/ORDER";
}
