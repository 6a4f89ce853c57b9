package org.handpick.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * A backup that is in a store, and what is known of it.
 *
 * @param bytes of its archive, as the store lists it
 * @param verified the last time that all of its bytes were read and found right; empty when that was of other bytes or was never so,
 *     or when it was found damaged since
 * @param damage what was found wrong with it last
 * @param restorable when it last was restored for a test
 * @param accepted true when a person said that it rightly holds less than those before it
 */
public record StoredBackup(
        BackupName name,
        long bytes,
        Optional<History.Verified> verified,
        Optional<String> damage,
        Optional<Instant> restorable,
        boolean accepted) {

    Store.Stored stored() {
        return new Store.Stored(name.archive(), bytes);
    }
}
