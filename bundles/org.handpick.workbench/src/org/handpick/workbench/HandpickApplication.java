package org.handpick.workbench;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Opens the workbench on the data area and stays until its window closes. */
public final class HandpickApplication implements IApplication {
    @Override
    public Object start(IApplicationContext context) {
        Display display = PlatformUI.createDisplay();
        try {
            int code = PlatformUI.createAndRunWorkbench(
                    display, new HandpickWorkbench(askedLibrary(context), wantsSuggestions(context)));
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            PlatformUI.getWorkbench().getDisplay().syncExec(PlatformUI.getWorkbench()::close);
        }
    }

    /** The folder named by {@code --library}. */
    private static Optional<Path> askedLibrary(IApplicationContext context) {
        List<String> arguments = arguments(context);
        int option = arguments.indexOf("--library");
        return option < 0 || option + 1 == arguments.size()
                ? Optional.empty()
                : Optional.of(
                        Path.of(arguments.get(option + 1)).toAbsolutePath().normalize());
    }

    private static boolean wantsSuggestions(IApplicationContext context) {
        return arguments(context).contains("--ai-suggest");
    }

    private static List<String> arguments(IApplicationContext context) {
        return List.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
    }

    /** The folder that holds logs, datasets, runs and backups: the workspace location. */
    static Path dataArea() {
        Location location = Platform.getInstanceLocation();
        URL url = location.isSet() ? location.getURL() : location.getDefault();
        try {
            return Path.of(new URI("file", url.getPath(), null)).toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the data area is not a folder: " + url, e);
        }
    }
}
