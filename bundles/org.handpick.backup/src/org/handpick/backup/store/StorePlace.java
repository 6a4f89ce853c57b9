package org.handpick.backup.store;

import java.nio.file.Path;
import java.util.Objects;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;

/** Where a store is, as a person has set it up; without a secret in it. */
public sealed interface StorePlace {
    /** What kind of place it is, in one small word. */
    String kind();

    /** Which place of its kind, such as the path of a folder. */
    String where();

    /** For a person. */
    String sentence();

    /** True when nobody can read what is there without a passphrase. */
    default boolean isEncrypted() {
        return this instanceof Encrypted;
    }

    /**
     * The store there, be it reachable or not.
     *
     * @throws org.handpick.backup.MissingSecret when it can't be asked without a secret that is kept nowhere
     */
    Store open(Credentials credentials);

    /**
     * The same, made ready to be written to.
     *
     * @throws org.handpick.backup.MissingSecret when it can't be asked without a secret that is kept nowhere
     * @throws org.handpick.backup.StoreFailure when that can't be
     */
    Store prepare(Credentials credentials);

    /** A folder of this computer, of a disk or of a share. */
    record Folder(Path folder) implements StorePlace {
        public Folder {
            Objects.requireNonNull(folder);
        }

        @Override
        public String kind() {
            return "folder";
        }

        @Override
        public String where() {
            return folder.toString();
        }

        @Override
        public String sentence() {
            return "the folder " + folder;
        }

        @Override
        public Store open(Credentials credentials) {
            return FolderStore.in(folder);
        }

        @Override
        public Store prepare(Credentials credentials) {
            return FolderStore.in(folder).make();
        }
    }

    /**
     * A place that gets nothing but what a passphrase opens, which is its secret {@value #PASSPHRASE}.
     *
     * @param place where the encrypted files are; of any other kind
     */
    record Encrypted(StorePlace place) implements StorePlace {
        static final String PASSPHRASE = "passphrase";
        /** Who has a file can try as many as there are, for as long as there is a computer. */
        private static final int SHORTEST = 12;

        public Encrypted {
            if (place instanceof Encrypted) {
                throw new IllegalArgumentException("it is encrypted already");
            }
        }

        @Override
        public String kind() {
            return place.kind();
        }

        @Override
        public String where() {
            return place.where();
        }

        @Override
        public String sentence() {
            return place.sentence() + ", encrypted";
        }

        @Override
        public Store open(Credentials credentials) {
            return new EncryptedStore(place.open(credentials), credentials.demand(PASSPHRASE));
        }

        @Override
        public Store prepare(Credentials credentials) {
            String passphrase = credentials.demand(PASSPHRASE);
            if (passphrase.length() < SHORTEST) {
                throw new StoreFailure(
                        credentials.store(),
                        "its passphrase has less than " + SHORTEST + " characters, which a computer soon guesses");
            }
            return new EncryptedStore(place.prepare(credentials), passphrase);
        }
    }
}
