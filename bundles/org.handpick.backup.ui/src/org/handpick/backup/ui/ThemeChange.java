package org.handpick.backup.ui;

import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.handpick.workbench.theme.Palette;

/** Notices that a control is painted in another theme than before, so that the colours of its items can follow. */
final class ThemeChange {
    private ThemeChange() {}

    /** @param recolour called after that paint */
    static void on(Control control, Runnable recolour) {
        AtomicReference<Palette> last = new AtomicReference<>(Palette.of(control.getParent()));
        control.addListener(SWT.Paint, event -> {
            Palette now = Palette.of(control.getParent());
            if (last.getAndSet(now) != now) {
                control.getDisplay().asyncExec(() -> {
                    if (!control.isDisposed()) {
                        recolour.run();
                    }
                });
            }
        });
    }
}
