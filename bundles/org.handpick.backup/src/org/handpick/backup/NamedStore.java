package org.handpick.backup;

import java.util.Objects;

/** A store and what a person calls it; the history knows it by that name. */
public record NamedStore(String name, Store store) {
    public NamedStore {
        Objects.requireNonNull(name);
        Objects.requireNonNull(store);
    }
}
