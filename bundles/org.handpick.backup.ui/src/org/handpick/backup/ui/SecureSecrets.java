package org.handpick.backup.ui;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.WrongSettings;
import org.handpick.backup.store.Secrets;

/**
 * Secrets of stores in the secure storage of Equinox: encrypted with a password that the key ring of the desktop keeps, or where there is
 * none a person, who is asked for it once each time the workbench runs. It stands in {@code backup/secure_storage} of the data area.
 *
 * <p>A store without a secret in there is never a reason to ask. Not for the UI thread, which must be free to ask.
 */
final class SecureSecrets implements Secrets {
    private static final String STORES = "stores";
    private final Path file;
    private final boolean mayAsk;

    private SecureSecrets(Path file, boolean mayAsk) {
        this.file = file;
        this.mayAsk = mayAsk;
    }

    /** For what a person has asked for, who may be asked in turn. */
    static SecureSecrets asking(BackupFolder folder) {
        return new SecureSecrets(file(folder), true);
    }

    /** For what goes on by itself: while the storage is locked, its secrets can't be had, and nobody is asked. */
    static SecureSecrets silent(BackupFolder folder) {
        return new SecureSecrets(file(folder), false);
    }

    private static Path file(BackupFolder folder) {
        return folder.folder().resolve("secure_storage");
    }

    @Override
    public Optional<String> find(String store, String secret) {
        try {
            ISecurePreferences stores = open();
            return stores.nodeExists(STORES + "/" + store)
                    ? Optional.ofNullable(stores.node(STORES).node(store).get(secret, null))
                    : Optional.empty();
        } catch (StorageException e) {
            throw failure(e);
        }
    }

    /** Keeps secrets of a store, in place of those of the same name. @throws WrongSettings when they can't be kept */
    void keep(String store, Map<String, String> secrets) {
        try {
            ISecurePreferences node = open().node(STORES).node(store);
            for (Map.Entry<String, String> secret : secrets.entrySet()) {
                node.put(secret.getKey(), secret.getValue(), true);
            }
            node.flush();
        } catch (StorageException e) {
            throw failure(e);
        } catch (IOException e) {
            throw new WrongSettings(file, "the secret could not be kept in it (" + e.getMessage() + ")", e);
        }
    }

    /** Forgets all secrets of a store. */
    void forget(String store) {
        ISecurePreferences all = open();
        if (all.nodeExists(STORES + "/" + store)) {
            try {
                all.node(STORES).node(store).removeNode();
                all.flush();
            } catch (IOException e) {
                throw new WrongSettings(file, "the secret could not be taken out of it (" + e.getMessage() + ")", e);
            }
        }
    }

    private WrongSettings failure(StorageException e) {
        return switch (e.getErrorCode()) {
            case StorageException.NO_PASSWORD, StorageException.NO_SECURE_MODULE ->
                new WrongSettings(
                        file, "is locked, and the secret of the store is in it (Test asks for its password)", e);
            case StorageException.DECRYPTION_ERROR ->
                new WrongSettings(file, "the secret could not be read: the password was another one", e);
            default -> new WrongSettings(file, "the secret could not be read (" + e.getMessage() + ")", e);
        };
    }

    private ISecurePreferences open() {
        try {
            return SecurePreferencesFactory.open(file.toUri().toURL(), Map.of(IProviderHints.PROMPT_USER, mayAsk));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e); // the path of a file is one
        } catch (IOException e) {
            throw new WrongSettings(file, "can't be read (" + e.getMessage() + ")", e);
        }
    }
}
