package org.handpick.backup.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Where a person sees how safe the data is, and brings it back: stores and backups on the left, what one holds beside them. */
public final class BackupPerspective implements IPerspectiveFactory {
    static final String ID = "org.handpick.perspective.backup";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";
    private static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";
    private static final float WHOLE = 0.05f;
    private static final float BACKUPS_SHARE = 0.57f;
    private static final float UPPER_SHARE = 0.8f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(BackupsPart.ID, IPageLayout.RIGHT, WHOLE, layout.getEditorArea());
        layout.addView(ContentsPart.ID, IPageLayout.RIGHT, BACKUPS_SHARE, BackupsPart.ID);
        var below = layout.createPlaceholderFolder(
                "org.handpick.folder.backup.below", IPageLayout.BOTTOM, UPPER_SHARE, BackupsPart.ID);
        below.addPlaceholder(PROGRESS);
        below.addPlaceholder(ERROR_LOG);
        for (String view : new String[] {BackupsPart.ID, ContentsPart.ID, PROGRESS, ERROR_LOG}) {
            layout.addShowViewShortcut(view);
        }
        layout.addPerspectiveShortcut("org.handpick.perspective.pick");
    }
}
