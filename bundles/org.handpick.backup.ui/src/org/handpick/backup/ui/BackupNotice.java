package org.handpick.backup.ui;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.notifications.NotificationPopup;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;

/** Tells in a corner of the desktop, whatever is on screen, what a person should know of the backups. For the UI thread. */
final class BackupNotice {
    private static final long SECONDS_20 = 20_000;
    private static final int WIDTH = 360;
    /** What is under way stands there, and is not to be covered. */
    private static final int STATUS_LINE = 36;

    private BackupNotice() {}

    /** @param title in a few words @param sentence what, and what to do */
    static void show(String title, String sentence) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window == null) {
            return; // it is closing, and the next start tells it again
        }
        NotificationPopup.Builder builder = NotificationPopup.forShell(window.getShell())
                .title(title, true)
                .content(parent -> content(parent, sentence, window))
                .delay(SECONDS_20)
                .fadeIn(false);
        NotificationPopup popup = builder.build();
        popup.open();
        Shell shell = popup.getShell();
        shell.setLocation(shell.getLocation().x, shell.getLocation().y - STATUS_LINE);
    }

    private static Control content(Composite parent, String sentence, IWorkbenchWindow window) {
        Link link = new Link(parent, SWT.WRAP);
        link.setText(sentence.replace("&", "&&") + "\n<a>Show the backups</a>");
        GridData wide = new GridData(SWT.FILL, SWT.FILL, true, true);
        wide.widthHint = WIDTH;
        link.setLayoutData(wide);
        link.addListener(SWT.Selection, event -> {
            open(window);
            link.getShell().close();
        });
        return link;
    }

    private static void open(IWorkbenchWindow window) {
        try {
            window.getWorkbench().showPerspective(BackupPerspective.ID, window);
        } catch (WorkbenchException e) {
            ILog.get().warn("The perspective Backup could not be shown", e);
        }
    }
}
