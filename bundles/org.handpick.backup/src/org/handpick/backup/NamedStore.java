package org.handpick.backup;

import java.util.Objects;
import org.handpick.core.Progress;

/** A store and what a person calls it; the history knows it by that name. */
public record NamedStore(String name, Store store) {
    public NamedStore {
        Objects.requireNonNull(name);
        Objects.requireNonNull(store);
    }

    /** The same, whose calls end when this is cancelled. */
    NamedStore awaiting(Progress progress) {
        return new NamedStore(name, new AwaitedStore(store, progress));
    }
}
