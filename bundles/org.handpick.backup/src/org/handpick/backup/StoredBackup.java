package org.handpick.backup;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A backup that is in a store, and what is known of it.
 *
 * @param bytes of its archive, as the store lists it
 */
public record StoredBackup(BackupName name, long bytes, Known known) {
    public StoredBackup {
        Objects.requireNonNull(name);
        Objects.requireNonNull(known);
    }

    /** The last time that all of these bytes were read and found right; empty when that was never so, or they were found damaged since. */
    public Optional<History.Verified> verified() {
        return known.verified().filter(verified -> verified.bytes() == bytes);
    }

    /** What was found wrong with it last. */
    public Optional<String> damage() {
        return known.damage();
    }

    /** When it last was restored for a test. */
    public Optional<Instant> restorable() {
        return known.restorable();
    }

    Store.Stored stored() {
        return new Store.Stored(name.archive(), bytes);
    }
}
