package org.handpick.backup;

import java.util.Objects;
import org.handpick.core.Progress;

/** A store that can be asked, and what it is known by. */
public record NamedStore(StoreId id, Store store) {
    public NamedStore {
        Objects.requireNonNull(id);
        Objects.requireNonNull(store);
    }

    /** The same, whose calls end when this is cancelled. */
    NamedStore awaiting(Progress progress) {
        return new NamedStore(id, new AwaitedStore(store, progress));
    }

    /** One whose name tells where it is. */
    public NamedStore(String name, Store store) {
        this(new StoreId(name, name), store);
    }

    /** What a person calls it. */
    public String name() {
        return id.name();
    }
}
