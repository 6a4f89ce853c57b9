package org.handpick.ui.pages;

import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.handpick.ui.driver.Driver;

/** What a person goes to for a kind of work. */
enum Perspective {
    PICK,
    TRAIN,
    EVALUATE,
    BACKUP;

    private static final int MODAL = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;

    /** Goes there. A dialog that a test has left open when it failed is closed first, since it would take the clicks of all others. */
    void show(Driver driver) {
        driver.ask(() -> closeDialogs());
        String id = "org.handpick.perspective." + name().toLowerCase(Locale.ROOT);
        driver.ask(() -> {
            try {
                return PlatformUI.getWorkbench()
                        .showPerspective(id, PlatformUI.getWorkbench().getActiveWorkbenchWindow());
            } catch (WorkbenchException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static boolean closeDialogs() {
        Shell window = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
        Stream.of(Display.getCurrent().getShells())
                .filter(shell -> shell != window && !shell.isDisposed() && shell.isVisible())
                .filter(shell -> (shell.getStyle() & MODAL) != 0)
                .forEach(Shell::close);
        return true;
    }
}
