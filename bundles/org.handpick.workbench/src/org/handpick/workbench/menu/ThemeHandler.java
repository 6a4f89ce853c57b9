package org.handpick.workbench.menu;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.css.swt.theme.IThemeManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;
import org.handpick.workbench.theme.StyledWidgets;

/** Changes to the theme whose id the command carries, for good, and offers the restart that shows all of it. */
public final class ThemeHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (!HandlerUtil.matchesRadioState(event)) {
            String theme = event.getParameter(RadioState.PARAMETER_ID);
            StyledWidgets.renewOnce(PlatformUI.getWorkbench().getDisplay(), engine());
            engine().setTheme(theme, true);
            HandlerUtil.updateRadioState(event.getCommand(), theme);
            offerRestart(HandlerUtil.getActiveShell(event));
        }
        return null;
    }

    /** What can't be used in a view of the platform looks so again only then. */
    private static void offerRestart(Shell shell) {
        String question = "Some parts of the window take the new theme only at the next start. "
                + "Restart Handpick now? Changes that are not submitted are kept.";
        if (MessageDialog.openQuestion(shell, "Theme", question)) {
            PlatformUI.getWorkbench().restart(true);
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
