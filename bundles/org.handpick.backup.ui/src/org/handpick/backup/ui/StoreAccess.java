package org.handpick.backup.ui;

import java.util.Optional;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.NamedStore;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.Stores;

/**
 * Opens stores with the secrets that are kept of them: in the secure storage first, then in the environment, then in the file. Not for the
 * UI thread, which must be free to ask a person.
 */
final class StoreAccess {
    private final BackupFolder folder;

    StoreAccess(BackupFolder folder) {
        this.folder = folder;
    }

    /** For work that a person has asked for; a password may be asked for in turn. */
    NamedStore open(String store) {
        return stores().store(Optional.of(store));
    }

    /** The same, to back up to it: one that can't be opened is written down as a backup that failed. */
    NamedStore openToFill(String store) {
        return stores().storeToFill(Optional.of(store));
    }

    /** For what goes on by itself; a store whose secret is locked away can't be opened. */
    NamedStore openSilently(String store) {
        return silently().store(Optional.of(store));
    }

    /** The same, to back up to it. */
    NamedStore openToFillSilently(String store) {
        return silently().storeToFill(Optional.of(store));
    }

    /** The stores, to add one and to remove one. */
    Stores stores() {
        return stores(SecureSecrets.asking(folder));
    }

    private Stores silently() {
        return stores(SecureSecrets.silent(folder));
    }

    private Stores stores(Secrets secure) {
        return Stores.of(folder, secure.or(Secrets.in(System.getenv())).or(new SecretsFile(folder)));
    }
}
