package org.handpick.workbench.theme;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** Makes check boxes whose tick can be seen. */
public final class CheckBox {
    private CheckBox() {}

    /** One in the {@linkplain DesktopLook look of the desktop}. */
    public static Button in(Composite parent, String text) {
        Button box = DesktopLook.of(new Button(parent, SWT.CHECK));
        box.setText(text);
        return box;
    }
}
