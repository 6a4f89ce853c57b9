package org.handpick.workbench.menu;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.css.swt.theme.IThemeManager;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;

/** Changes to the theme whose id the command carries, at once and for good. */
public final class ThemeHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (!HandlerUtil.matchesRadioState(event)) {
            String theme = event.getParameter(RadioState.PARAMETER_ID);
            engine().setTheme(theme, true);
            HandlerUtil.updateRadioState(event.getCommand(), theme);
        }
        return null;
    }

    private static IThemeEngine engine() {
        return PlatformUI.getWorkbench()
                .getService(IThemeManager.class)
                .getEngineForDisplay(PlatformUI.getWorkbench().getDisplay());
    }
}
