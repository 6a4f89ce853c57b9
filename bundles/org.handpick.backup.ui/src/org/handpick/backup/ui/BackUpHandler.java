package org.handpick.backup.ui;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.ui.PlatformUI;

/** Backs up to every store, whatever is on screen. What fails is told in a corner of the desktop. */
public final class BackUpHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        IEclipseContext application = PlatformUI.getWorkbench().getService(IEclipseContext.class);
        BackupDesk desk = ContextInjectionFactory.make(BackupDesk.class, application);
        new BackupActions(desk).backUpAll();
        return null;
    }
}
