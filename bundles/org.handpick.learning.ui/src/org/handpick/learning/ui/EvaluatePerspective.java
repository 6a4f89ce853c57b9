package org.handpick.learning.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Where runs are judged: their figures, what is under way below them, and beside them what they would do and the person did. */
public final class EvaluatePerspective implements IPerspectiveFactory {
    private static final String EVALUATION = "org.handpick.view.evaluation";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";
    private static final float WHOLE = 0.05f;
    private static final float FIGURES_SHARE = 0.46f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(EVALUATION, IPageLayout.RIGHT, WHOLE, layout.getEditorArea());
        layout.addView(SideBySidePart.ID, IPageLayout.RIGHT, FIGURES_SHARE, EVALUATION);
        layout.addPlaceholder(SideBySidePart.ID + ":*", IPageLayout.BOTTOM, WHOLE * 10, SideBySidePart.ID);
        layout.addView(PROGRESS, IPageLayout.BOTTOM, 1 - WHOLE * 4, EVALUATION);
        for (String view : new String[] {EVALUATION, SideBySidePart.ID, PROGRESS}) {
            layout.addShowViewShortcut(view);
        }
        layout.addPerspectiveShortcut("org.handpick.perspective.train");
    }
}
