package org.handpick.workbench.theme;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;

/**
 * The widgets of all windows as the style sheets of a theme have coloured them.
 *
 * <p>The platform's dark theme colours widgets one by one, and its light theme, which leaves most of them to the desktop, does not take
 * that back: words would stay white on white until the next start.
 */
public final class StyledWidgets {
    private StyledWidgets() {}

    /**
     * Has every widget coloured anew as soon as the desktop has changed its own colours, and those that style sheets leave alone stay.
     * Called before the theme is changed, as fonts that are worn then are put on again.
     */
    public static void renewOnce(Display display, IThemeEngine theme) {
        OwnFonts fonts = OwnFonts.of(display);
        display.addListener(SWT.Settings, new Listener() {
            @Override
            public void handleEvent(Event event) {
                display.removeListener(SWT.Settings, this);
                renew(display, theme);
                fonts.putOn();
            }
        });
    }

    private static void renew(Display display, IThemeEngine theme) {
        for (Shell shell : display.getShells()) {
            takeOff(shell);
            theme.applyStyles(shell, true);
        }
    }

    /** The colours of the desktop. */
    private static void takeOff(Control control) {
        if (DesktopLook.isOf(control)) {
            return;
        }
        // Where style sheets have set none before, none is taken for no change, though it still stands for a colour of
        // the old theme.
        Color any = control.getDisplay().getSystemColor(SWT.COLOR_MAGENTA);
        control.setBackground(any);
        control.setBackground(null);
        control.setForeground(any);
        control.setForeground(null);
        switch (control) {
            case Table table -> {
                table.setHeaderBackground(null);
                table.setHeaderForeground(null);
            }
            case Tree tree -> {
                tree.setHeaderBackground(null);
                tree.setHeaderForeground(null);
            }
            case Link link -> link.setLinkForeground(null);
            default -> {
                // has no other colours
            }
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                takeOff(child);
            }
        }
    }
}
