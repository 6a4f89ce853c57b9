package org.handpick.workbench.events;

import java.nio.file.Path;

/** A library is open and shown. Sent by the Workplace; heard by every view of the perspective Pick. */
public record LibraryOpened(Path root) {
    public static final String TOPIC = "org/handpick/library/OPENED";
}
