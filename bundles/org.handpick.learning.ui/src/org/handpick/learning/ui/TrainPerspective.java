package org.handpick.learning.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Where models are trained: what to train on the left, the runs and their curves beside it. */
public final class TrainPerspective implements IPerspectiveFactory {
    private static final String TRAINING = "org.handpick.view.training";
    private static final String RUNS = "org.handpick.view.runs";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";
    private static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";
    private static final float WHOLE = 0.05f;
    private static final float TRAINING_SHARE = 0.3f;
    private static final float RUNS_SHARE = 0.8f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(RUNS, IPageLayout.RIGHT, WHOLE, layout.getEditorArea());
        layout.addView(TRAINING, IPageLayout.LEFT, TRAINING_SHARE, RUNS);
        var below =
                layout.createPlaceholderFolder("org.handpick.folder.train.below", IPageLayout.BOTTOM, RUNS_SHARE, RUNS);
        below.addPlaceholder(PROGRESS);
        below.addPlaceholder(ERROR_LOG);
        for (String view : new String[] {TRAINING, RUNS, PROGRESS, ERROR_LOG}) {
            layout.addShowViewShortcut(view);
        }
        layout.addPerspectiveShortcut("org.handpick.perspective.pick");
    }
}
