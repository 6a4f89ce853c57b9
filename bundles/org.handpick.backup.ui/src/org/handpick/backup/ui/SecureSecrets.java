package org.handpick.backup.ui;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
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
 *
 * <p>On Linux what speaks to the key ring ends in a {@link LinkageError} where its library libsecret is not installed, in place of stepping
 * aside for who asks a person. So that is done here.
 */
final class SecureSecrets implements Secrets {
    private static final String STORES = "stores";
    private static final String WHO_ASKS_A_PERSON = "org.eclipse.equinox.security.ui.defaultpasswordprovider";
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
            ISecurePreferences stores = open(Map.of());
            return stores.nodeExists(STORES + "/" + store)
                    ? Optional.ofNullable(stores.node(STORES).node(store).get(secret, null))
                    : Optional.empty();
        } catch (StorageException e) {
            throw failure(e);
        } catch (LinkageError e) {
            throw withoutKeyRing(e);
        }
    }

    /**
     * Keeps secrets of a store, in place of those of the same name.
     *
     * @throws WrongSettings when they can't be kept, or another passphrase would be lost
     */
    void keep(String store, Map<String, String> secrets) {
        Secrets.losing(store, find(store, PASSPHRASE), secrets).ifPresent(fault -> {
            throw new WrongSettings(file, fault);
        });
        try {
            keepByKeyRing(store, secrets);
        } catch (StorageException e) {
            throw failure(e);
        } catch (IOException e) {
            throw new WrongSettings(file, "the secret could not be kept in it (" + e.getMessage() + ")", e);
        }
    }

    /** A key ring has nothing to ask for, and a hint at a password that nobody knows is not wanted. Only where there is none a person is asked. */
    private void keepByKeyRing(String store, Map<String, String> secrets) throws StorageException, IOException {
        try {
            put(store, secrets, open(Map.of(IProviderHints.PROMPT_USER, false)));
        } catch (StorageException | LinkageError e) {
            ILog.get().info("No key ring keeps the secret, so a password is asked for (" + e.getMessage() + ")");
            put(store, secrets, open(Map.of(IProviderHints.REQUIRED_MODULE_ID, WHO_ASKS_A_PERSON)));
        }
    }

    private static void put(String store, Map<String, String> secrets, ISecurePreferences all)
            throws StorageException, IOException {
        ISecurePreferences node = all.node(STORES).node(store);
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            node.put(secret.getKey(), secret.getValue(), true);
        }
        node.flush();
    }

    /** Forgets the secrets of a store, but for its passphrase: what is stored there can't be read without it. */
    void forget(String store) {
        ISecurePreferences all = open(Map.of());
        if (all.nodeExists(STORES + "/" + store)) {
            try {
                ISecurePreferences kept = all.node(STORES).node(store);
                Stream.of(kept.keys())
                        .filter(secret -> !secret.equals(PASSPHRASE))
                        .forEach(kept::remove);
                if (kept.keys().length == 0) {
                    kept.removeNode();
                }
                all.flush();
            } catch (IOException e) {
                throw new WrongSettings(file, "the secret could not be taken out of it (" + e.getMessage() + ")", e);
            }
        }
    }

    private WrongSettings failure(StorageException e) {
        return switch (e.getErrorCode()) {
            case StorageException.NO_PASSWORD ->
                new WrongSettings(
                        file, "is locked, and the secret of the store is in it (Test Store asks for its password)", e);
            case StorageException.NO_SECURE_MODULE -> withoutKeyRing(e);
            case StorageException.DECRYPTION_ERROR ->
                new WrongSettings(file, "the secret could not be read: the password was another one", e);
            default -> new WrongSettings(file, "the secret could not be read (" + e.getMessage() + ")", e);
        };
    }

    private WrongSettings withoutKeyRing(Throwable cause) {
        return new WrongSettings(
                file,
                "the key ring of the desktop opens it, and can't be reached (log in to the desktop as when the store was added,"
                        + " or remove the store and add it again)",
                cause);
    }

    /** @param hints beside whether a person may be asked */
    private ISecurePreferences open(Map<String, Object> hints) {
        Map<String, Object> all = new HashMap<>(hints);
        all.putIfAbsent(IProviderHints.PROMPT_USER, mayAsk);
        try {
            return SecurePreferencesFactory.open(file.toUri().toURL(), all);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e); // the path of a file is one
        } catch (IOException e) {
            throw new WrongSettings(file, "can't be read (" + e.getMessage() + ")", e);
        }
    }
}
