package org.handpick.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.handpick.backup.Store;
import org.handpick.backup.store.drive.DriveStore;
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
     * A folder of a Google Drive that Handpick makes.
     *
     * @param folder how it is called when it is made
     * @param within the id of the shared drive, or of the shared folder, in which it is; empty for the Drive of who has logged in
     */
    record Drive(String folder, String within) implements StorePlace {
        /** So many bytes of a property Drive keeps. */
        private static final int LONGEST = 100;

        private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]*");

        /** @throws IllegalArgumentException for a name that Drive does not take, or what is no id */
        public Drive {
            if (folder.isBlank() || folder.getBytes(UTF_8).length > LONGEST || !folder.matches("\\P{Cntrl}*")) {
                throw new IllegalArgumentException("is no name of a folder, or is too long for one");
            }
            if (!ID.matcher(within).matches()) {
                throw new IllegalArgumentException(
                        "is no id; it is the last part of the address of a folder in the browser");
            }
        }

        @Override
        public String kind() {
            return "drive";
        }

        @Override
        public String where() {
            return within.isEmpty() ? folder : within + "/" + folder;
        }

        @Override
        public String sentence() {
            return "the folder " + folder + " of Google Drive";
        }

        @Override
        public Store open(Credentials credentials) {
            return DriveStore.in(folder, within, credentials);
        }

        @Override
        public Store prepare(Credentials credentials) {
            return DriveStore.in(folder, within, credentials).make();
        }
    }

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
