package org.handpick.backup.store;

import java.nio.file.Path;
import java.util.Objects;
import org.handpick.backup.Store;

/** Where a store is, as a person has set it up; without a secret in it. */
public sealed interface StorePlace {
    /** What kind of place it is, in one small word. */
    String kind();

    /** Which place of its kind, such as the path of a folder. */
    String where();

    /** For a person. */
    String sentence();

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
}
