package org.handpick.workbench.events;

import java.nio.file.Path;

/** No library is open any more. Sent by the Workplace; heard by every view of the perspective Pick. */
public record LibraryClosed(Path root) {
    public static final String TOPIC = "org/handpick/library/CLOSED";
}
