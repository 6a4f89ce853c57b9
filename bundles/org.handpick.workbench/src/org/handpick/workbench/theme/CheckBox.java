package org.handpick.workbench.theme;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** Makes check boxes whose tick can be seen. */
public final class CheckBox {
    /** Tells the platform's style sheets to leave a widget alone. */
    private static final String UNSTYLED = "org.eclipse.e4.ui.css.disabled";

    private CheckBox() {}

    /**
     * One in the look of the desktop. The platform's style sheet gives check boxes in views the background of their view, on which
     * GTK then draws the tick in the same colour.
     */
    public static Button in(Composite parent, String text) {
        Button box = new Button(parent, SWT.CHECK);
        box.setData(UNSTYLED, true);
        box.setText(text);
        return box;
    }
}
