package org.handpick.workbench.theme;

import org.eclipse.swt.widgets.Control;

/**
 * Leaves widgets as the desktop draws them, in light and in dark.
 *
 * <p>The platform's style sheets give what stands in a view one colour for words and one for its ground, whatever state it is in. GTK
 * then draws a tick in the colour of what it stands on, and what can't be used in the dark theme as if it could be.
 */
public final class DesktopLook {
    /** Tells the style sheets to leave a widget alone. */
    private static final String UNSTYLED = "org.eclipse.e4.ui.css.disabled";

    private DesktopLook() {}

    /** @param widget just made, as style sheets are applied soon afterwards */
    public static <C extends Control> C of(C widget) {
        widget.setData(UNSTYLED, true);
        return widget;
    }

    /** Whether style sheets leave it alone. */
    static boolean isOf(Control control) {
        return Boolean.TRUE.equals(control.getData(UNSTYLED));
    }
}
