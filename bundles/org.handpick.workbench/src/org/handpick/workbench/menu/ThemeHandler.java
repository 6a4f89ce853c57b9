package org.handpick.workbench.menu;

import java.util.Arrays;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.css.swt.theme.IThemeManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;

/** Changes to the theme whose id the command carries, at once and for good. */
public final class ThemeHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (!HandlerUtil.matchesRadioState(event)) {
            String theme = event.getParameter(RadioState.PARAMETER_ID);
            engine().setTheme(theme, true);
            clearColours();
            HandlerUtil.updateRadioState(event.getCommand(), theme);
        }
        return null;
    }

    /** What the dark theme has set on widgets, the light one leaves to the system; so it is given back first. */
    private static void clearColours() {
        for (Shell shell : PlatformUI.getWorkbench().getDisplay().getShells()) {
            clear(shell);
            engine().applyStyles(shell, true);
            shell.redraw();
        }
    }

    private static void clear(Control control) {
        control.setBackground(null);
        control.setForeground(null);
        if (control instanceof Table table) {
            table.setHeaderBackground(null);
            table.setHeaderForeground(null);
        }
        if (control instanceof Tree tree) {
            tree.setHeaderBackground(null);
            tree.setHeaderForeground(null);
        }
        if (control instanceof Composite composite) {
            Arrays.stream(composite.getChildren()).forEach(ThemeHandler::clear);
        }
    }

    /** Marks the theme that is shown in the menu, also before a person has chosen one. */
    public static void markActive() {
        ITheme active = engine().getActiveTheme();
        if (active != null) {
            Command command = PlatformUI.getWorkbench()
                    .getService(ICommandService.class)
                    .getCommand("org.handpick.command.theme");
            try {
                HandlerUtil.updateRadioState(command, active.getId());
            } catch (ExecutionException e) {
                ILog.get().warn("The theme that is shown could not be marked in the menu", e);
            }
        }
    }

    private static IThemeEngine engine() {
        return PlatformUI.getWorkbench()
                .getService(IThemeManager.class)
                .getEngineForDisplay(PlatformUI.getWorkbench().getDisplay());
    }
}
