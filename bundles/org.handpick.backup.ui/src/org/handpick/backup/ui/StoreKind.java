package org.handpick.backup.ui;

import java.util.List;
import java.util.function.Supplier;

/**
 * A kind of place that the wizard can add. Another kind is one more line in {@link #all} and the page that asks for its place.
 *
 * @param title for the list of kinds, with a mnemonic
 * @param description what it is good for
 * @param page made when the wizard is
 */
record StoreKind(String title, String description, Supplier<? extends PlacePage> page) {
    static List<StoreKind> all() {
        return List.of(
                new StoreKind(
                        "A fol&der",
                        "Of another disk, of a share, or one that a program of yours takes elsewhere.",
                        FolderPage::new),
                new StoreKind(
                        "A b&ucket of S3",
                        "Of Amazon, Backblaze B2, MinIO and whoever speaks the same protocol.",
                        S3Page::new),
                new StoreKind(
                        "&Google Drive",
                        "Of a person who logs in in the browser, or of an organisation.",
                        DrivePage::new),
                new StoreKind(
                        "A remote of &rclone",
                        "Whatever an rclone that is installed here can reach.",
                        RclonePage::new));
    }
}
