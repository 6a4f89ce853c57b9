package org.handpick.backup.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.store.StorePlace;

/** Asks for a remote of an rclone that is installed here. */
final class RclonePage extends PlacePage {
    private Text remote;
    private Text program;
    private String suggested = "";

    RclonePage() {
        super(
                "A remote of rclone",
                "What it is opened with stands in the settings of rclone: run 'rclone config' first.");
    }

    @Override
    void createFields(Composite area) {
        remote = text(area, "&Remote:", "As rclone writes it, such as b2:bucket/handpick", "");
        remote.addListener(SWT.Modify, event -> {
            String before = suggested;
            suggested = suggestedName();
            suggest(before);
        });
        program = text(area, "&Program:", "The name or the path of rclone", "rclone");
    }

    @Override
    StorePlace place() {
        if (remote.getText().isBlank() || program.getText().isBlank()) {
            throw new IllegalArgumentException("Name the remote, such as b2:bucket/handpick, and the program.");
        }
        try {
            return new StorePlace.Rclone(
                    remote.getText().strip(), program.getText().strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + remote.getText().strip() + "' " + e.getMessage(), e);
        }
    }

    /** The name before the colon. */
    @Override
    String suggestedName() {
        return nameOf(remote.getText().strip().replaceFirst(":.*", ""));
    }
}
