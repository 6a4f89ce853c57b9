package org.handpick.workbench.menu;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.handpick.workbench.PickingPreferences;
import org.handpick.workbench.Workplace;

/** Opens the library whose path the command carries, else asks for a folder. */
public final class OpenLibraryHandler extends AbstractHandler {
    static final String COMMAND = "org.handpick.command.openLibrary";
    static final String FOLDER = "folder";

    @Override
    public Object execute(ExecutionEvent event) {
        Optional.ofNullable(event.getParameter(FOLDER))
                .or(() -> ask(event))
                .map(Path::of)
                .ifPresent(PlatformUI.getWorkbench().getService(Workplace.class)::open);
        return null;
    }

    private static Optional<String> ask(ExecutionEvent event) {
        DirectoryDialog dialog = new DirectoryDialog(HandlerUtil.getActiveShell(event), SWT.OPEN);
        dialog.setText("Open Library");
        dialog.setMessage("Choose the folder that holds the image sets");
        PlatformUI.getWorkbench().getService(PickingPreferences.class).recentLibraries().stream()
                .findFirst()
                .map(Path::toString)
                .ifPresent(dialog::setFilterPath);
        return Optional.ofNullable(dialog.open());
    }
}
