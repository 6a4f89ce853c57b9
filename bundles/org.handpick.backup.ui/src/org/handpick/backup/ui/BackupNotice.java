package org.handpick.backup.ui;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.notifications.NotificationPopup;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
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
    private static final int MARGIN = 8;
    /** What is under way stands there, and is not to be covered. */
    private static final int STATUS_LINE = 36;

    private BackupNotice() {}

    /** @param title in a few words @param sentence what, and what to do */
    static void show(String title, String sentence) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window == null) {
            return; // it is closing, and the next start tells it again
        }
        show(window.getShell(), title, sentence, () -> open(window));
    }

    /** @param backups shows them */
    static void show(Shell window, String title, String sentence, Runnable backups) {
        NotificationPopup.Builder builder = NotificationPopup.forShell(window)
                .title(title, true)
                .content(parent -> content(parent, sentence, backups))
                .delay(SECONDS_20)
                .fadeIn(false);
        NotificationPopup popup = builder.build();
        popup.open();
        Shell shell = popup.getShell();
        shell.setLocation(shell.getLocation().x, shell.getLocation().y - STATUS_LINE);
    }

    private static Control content(Composite parent, String sentence, Runnable backups) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setBackground(parent.getBackground());
        GridLayout room = new GridLayout();
        room.marginWidth = MARGIN;
        room.marginHeight = MARGIN;
        area.setLayout(room);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Link link = new Link(area, SWT.WRAP);
        link.setBackground(parent.getBackground());
        link.setText(sentence.replace("&", "&&") + "\n<a>Show the backups</a>");
        GridData wide = new GridData(SWT.FILL, SWT.FILL, true, true);
        wide.widthHint = WIDTH;
        link.setLayoutData(wide);
        link.addListener(SWT.Selection, event -> {
            backups.run();
            link.getShell().close();
        });
        return area;
    }

    private static void open(IWorkbenchWindow window) {
        try {
            window.getWorkbench().showPerspective(BackupPerspective.ID, window);
        } catch (WorkbenchException e) {
            ILog.get().warn("The perspective Backup could not be shown", e);
        }
    }
}
