package org.handpick.backup.store;

import org.handpick.backup.Store;

/** Has any store encrypted, also one that is no place of a person. */
public final class Encrypting {
    private Encrypting() {}

    public static Store over(Store store, String passphrase) {
        return new EncryptedStore(store, passphrase);
    }
}
