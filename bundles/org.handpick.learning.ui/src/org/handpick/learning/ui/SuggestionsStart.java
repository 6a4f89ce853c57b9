package org.handpick.learning.ui;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/** Sets the {@link SuggestionDesk} up when the window is there. */
public final class SuggestionsStart implements IStartup {
    @Override
    public void earlyStartup() {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            if (PlatformUI.isWorkbenchRunning()) {
                IEclipseContext application = PlatformUI.getWorkbench().getService(IEclipseContext.class);
                application.set(SuggestionDesk.class, ContextInjectionFactory.make(SuggestionDesk.class, application));
            }
        });
    }
}
