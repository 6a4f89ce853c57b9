package org.handpick.workbench;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** What the platform asks of the workbench: its first perspective, and that layout is remembered. */
final class HandpickWorkbench extends WorkbenchAdvisor {
    private static final Point FIRST_SIZE = new Point(1600, 1000);

    @Override
    public String getInitialWindowPerspectiveId() {
        return PickPerspective.ID;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new WorkbenchWindowAdvisor(configurer) {
            @Override
            public void preWindowOpen() {
                configurer.setTitle("Handpick");
                configurer.setInitialSize(FIRST_SIZE);
                configurer.setShowMenuBar(true);
                configurer.setShowCoolBar(true);
                configurer.setShowStatusLine(true);
                configurer.setShowProgressIndicator(true);
                configurer.setShowPerspectiveBar(true);
            }
        };
    }
}
