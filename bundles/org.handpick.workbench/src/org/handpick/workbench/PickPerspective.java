package org.handpick.workbench;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/**
 * The perspective people spend their days in: sets on the left, the Crop Editor in the middle, details and the log below.
 *
 * <p>The views are named by id, so that a workbench without one of their bundles shows the rest.
 */
public final class PickPerspective implements IPerspectiveFactory {
    public static final String ID = "org.handpick.perspective.pick";

    static final String CROP_EDITOR = "org.handpick.view.crop";

    private static final String SET_BROWSER = "org.handpick.view.sets";
    private static final String DETAILS = "org.handpick.view.details";
    private static final String TRAINING_LOG = "org.handpick.view.traininglog";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";
    private static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";

    private static final float SETS_SHARE = 0.22f;
    private static final float EDITOR_SHARE = 0.75f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(CROP_EDITOR, IPageLayout.RIGHT, SETS_SHARE, layout.getEditorArea());
        layout.addView(SET_BROWSER, IPageLayout.LEFT, SETS_SHARE, CROP_EDITOR);
        var below = layout.createFolder("org.handpick.folder.below", IPageLayout.BOTTOM, EDITOR_SHARE, CROP_EDITOR);
        below.addView(DETAILS);
        below.addView(TRAINING_LOG);
        below.addPlaceholder(PROGRESS);
        below.addPlaceholder(ERROR_LOG);
        for (String view : new String[] {SET_BROWSER, CROP_EDITOR, DETAILS, TRAINING_LOG, PROGRESS, ERROR_LOG}) {
            layout.addShowViewShortcut(view);
        }
    }
}
