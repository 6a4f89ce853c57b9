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

    /** For what goes on by itself; a store whose secret is locked away can't be opened. */
    NamedStore openSilently(String store) {
        return silently().store(Optional.of(store));
    }

    /** The stores, to add one, to remove one, and to back up to them. */
    Stores stores() {
        return stores(SecureSecrets.asking(folder));
    }

    /** The same, to back up to them without anybody being asked. */
    Stores silently() {
        return stores(SecureSecrets.silent(folder));
    }

    private Stores stores(Secrets secure) {
        return Stores.of(folder, secure.or(Secrets.in(System.getenv())).or(new SecretsFile(folder)));
    }
}
