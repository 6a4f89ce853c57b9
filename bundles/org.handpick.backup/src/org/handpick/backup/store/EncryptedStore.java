package org.handpick.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.handpick.backup.BlockInput;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.core.Progress;

/**
 * A store in front of another, which gets nothing but files that a passphrase opens. Each is an {@link AgeFile} under its name and {@value
 * #AGE}; who asks here sees names, lengths and bytes as they were before.
 */
final class EncryptedStore implements Store {
    private static final String AGE = ".age";

    private final Store store;
    private final Passphrase passphrase;

    EncryptedStore(Store store, String passphrase) {
        this.store = store;
        this.passphrase = new Passphrase(passphrase);
    }

    /** What is encrypted stands beside the file meanwhile. */
    @Override
    public void put(String name, Path file, Progress progress) {
        Path encrypted = file.resolveSibling("." + name + "." + UUID.randomUUID() + AGE);
        try {
            try {
                AgeFile.encrypt(file, encrypted, passphrase, progress);
                store.put(name + AGE, encrypted, progress);
            } finally {
                Files.deleteIfExists(encrypted);
            }
        } catch (IOException e) {
            throw new StoreFailure(name, "it could not be encrypted (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public InputStream get(String name) {
        return new Decrypting(name + AGE, store.get(name + AGE));
    }

    @Override
    public List<Stored> list() {
        return store.list().stream()
                .filter(stored -> stored.name().endsWith(AGE))
                .map(stored -> new Stored(
                        stored.name().substring(0, stored.name().length() - AGE.length()),
                        AgeFile.plainBytes(stored.bytes())))
                .toList();
    }

    @Override
    public void delete(String name) {
        store.delete(name + AGE);
    }

    /** Reads the header when the first byte is wanted, so that what fails then fails as reading does. */
    private final class Decrypting extends BlockInput {
        private final String name;
        private final InputStream encrypted;
        private Optional<InputStream> plain = Optional.empty();

        Decrypting(String name, InputStream encrypted) {
            this.name = name;
            this.encrypted = encrypted;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (plain.isEmpty()) {
                plain = Optional.of(opened());
            }
            return plain.get().read(into, offset, length);
        }

        private InputStream opened() throws IOException {
            try {
                return AgeFile.decrypt(encrypted, passphrase);
            } catch (Passphrase.DoesNotFit e) {
                throw new StoreFailure(
                        name,
                        "the passphrase of this store does not open it; it was encrypted with another one, or its header was altered",
                        e);
            }
        }

        @Override
        public void close() throws IOException {
            encrypted.close();
        }
    }
}
