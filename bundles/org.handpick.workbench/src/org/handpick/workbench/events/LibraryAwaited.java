package org.handpick.workbench.events;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A library is being opened from now on, or none is any more, be it that it is open or can't be. Sent by the Workplace; heard by every
 * view of the perspective Pick.
 *
 * @param folder of the library; empty where none is being opened
 */
public record LibraryAwaited(Optional<Path> folder) {
    public static final String TOPIC = "org/handpick/library/AWAITED";

    public LibraryAwaited {
        Objects.requireNonNull(folder);
    }
}
