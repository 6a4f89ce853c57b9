package org.handpick.backup.store;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.handpick.backup.Store;
import org.handpick.backup.store.rclone.RcloneStore;

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

    /**
     * A remote of an rclone that is installed here.
     *
     * @param remote as rclone writes it, such as {@code b2:bucket/handpick}
     * @param program the name or the path of rclone
     */
    record Rclone(String remote, String program) implements StorePlace {
        /** Without options, since rclone takes secrets there, and they would stand in settings and on command lines. */
        private static final Pattern REMOTE = Pattern.compile(":?[\\w.+@][\\w.+@ -]*:\\P{Cntrl}*");

        /** @throws IllegalArgumentException when it is no remote that rclone would know by its own settings */
        public Rclone {
            Objects.requireNonNull(program);
            if (!REMOTE.matcher(remote).matches()) {
                throw new IllegalArgumentException(
                        "is no remote of the form NAME:PATH; what it is opened with belongs into the settings of rclone");
            }
        }

        @Override
        public String kind() {
            return "rclone";
        }

        @Override
        public String where() {
            return remote;
        }

        @Override
        public String sentence() {
            return "the remote " + remote + " of rclone";
        }

        @Override
        public Store open(Credentials credentials) {
            return RcloneStore.at(remote, program);
        }

        @Override
        public Store prepare(Credentials credentials) {
            return RcloneStore.at(remote, program).make();
        }
    }

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
