package org.handpick.bench.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.handpick.workbench.HandpickApplication;
import org.handpick.workbench.events.LibraryOpened;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/**
 * The workbench as it is, and in it a bench that begins to work when the first library is open. The window closes when the
 * bench is done, and what it measured stands in a file.
 */
public final class MeasuredWorkbench implements IApplication {
    private static final Map<String, WorkbenchBench> BENCHES = Map.of(
            "advance", new AdvanceBench(),
            "drag", new DragBench(),
            "scroll", new ScrollBench(),
            "start", new StartBench(),
            "open", new OpenBench());

    private final HandpickApplication workbench = new HandpickApplication();
    private final AtomicBoolean begun = new AtomicBoolean();

    @Override
    public Object start(IApplicationContext context) {
        List<String> arguments = List.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
        WorkbenchBench bench = BENCHES.get(option(arguments, "--bench"));
        int runs = Integer.parseInt(option(arguments, "--runs"));
        Path samples = Path.of(option(arguments, "--samples"));
        whenLibraryIsOpen(() -> measure(bench, runs, samples));
        return workbench.start(context);
    }

    private static String option(List<String> arguments, String name) {
        return arguments.get(arguments.indexOf(name) + 1);
    }

    private void whenLibraryIsOpen(Runnable work) {
        BundleContext bundle = FrameworkUtil.getBundle(MeasuredWorkbench.class).getBundleContext();
        EventHandler handler = event -> {
            if (begun.compareAndSet(false, true)) {
                Thread.ofPlatform().daemon().name("handpick-bench").start(work);
            }
        };
        bundle.registerService(
                EventHandler.class,
                handler,
                FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, LibraryOpened.TOPIC)));
    }

    private static void measure(WorkbenchBench bench, int runs, Path file) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        try {
            Samples samples = new Samples();
            bench.work(new Hands(display), runs, samples);
            samples.write(file);
        } catch (RuntimeException e) {
            ILog.get().error("The bench failed", e);
            Samples.writeFailure(file, e.toString());
        } finally {
            display.asyncExec(() -> PlatformUI.getWorkbench().close());
        }
    }

    @Override
    public void stop() {
        workbench.stop();
    }
}
