package org.handpick.backup.store;

import java.nio.file.Path;
import java.util.Objects;
import org.handpick.backup.Store;

/** Where a store is, as a person has set it up; without a secret in it. */
public sealed interface StorePlace {
    /** For a person. */
    String sentence();

    /** The store there, be it reachable or not. */
    Store open();

    /** The same, made ready to be written to. @throws org.handpick.backup.StoreFailure when that can't be */
    Store prepare();

    /** A folder of this computer, of a disk or of a share. */
    record Folder(Path folder) implements StorePlace {
        public Folder {
            Objects.requireNonNull(folder);
        }

        @Override
        public String sentence() {
            return "the folder " + folder;
        }

        @Override
        public Store open() {
            return FolderStore.in(folder);
        }

        @Override
        public Store prepare() {
            return FolderStore.in(folder).make();
        }
    }
}
