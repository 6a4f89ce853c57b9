package org.handpick.crop.ui;

import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

/** Hands an action to the Crop Editor of the window. Which one stands behind the class name in {@code plugin.xml}. */
public final class PickHandler extends AbstractHandler implements IExecutableExtension, IElementUpdater {
    private PickAction action;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        action = PickAction.valueOf((String) data);
    }

    @Override
    public boolean isEnabled() {
        return editor().filter(open -> open.isEnabled(action)).isPresent();
    }

    @Override
    public Object execute(ExecutionEvent event) {
        editor().ifPresent(open -> open.act(action));
        return null; // as the platform asks
    }

    /** Menus show a check mark where the action switches something that is on. */
    @Override
    public void updateElement(UIElement element, Map parameters) {
        element.setChecked(editor().filter(open -> open.isOn(action)).isPresent());
    }

    /** What the action switches was switched. */
    static void refresh(PickAction action) {
        PlatformUI.getWorkbench().getService(ICommandService.class).refreshElements(action.command(), null);
    }

    private static Optional<CropEditorPart> editor() {
        return Optional.ofNullable(PlatformUI.getWorkbench().getActiveWorkbenchWindow())
                .map(window -> window.getService(EPartService.class))
                .map(parts -> parts.findPart(CropEditorPart.ID))
                .map(MPart::getObject)
                .filter(CropEditorPart.class::isInstance)
                .map(CropEditorPart.class::cast);
    }
}
