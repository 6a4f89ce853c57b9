package org.handpick.ui.tests;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Picker;
import org.handpick.workbench.HandpickApplication;
import org.handpick.workbench.events.LibraryOpened;
import org.opentest4j.AssertionFailedError;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/**
 * The workbench with a person before it, who works for one session and quits by the key. A test starts it as a process of its own,
 * and again to see what a new start finds.
 */
public final class PickingSession implements IApplication {
    static final String PART = "--part";
    static final String REPORT = "--report";

    static final int BEFORE_UNDO = 7;
    static final int UNDONE = 5;
    static final int REDONE = 2;
    static final int DECIDED_FIRST = BEFORE_UNDO - UNDONE + REDONE;

    /** What is done in a session. */
    enum Part {
        /** Seven decisions, five taken back, two done again; an image of the next set is kept and not submitted. */
        FIRST {
            @Override
            void work(Picker picker) {
                for (int set = 0; set < BEFORE_UNDO; set++) {
                    Plan.decide(picker.awaitShown(set), set);
                }
                for (int i = 0; i < UNDONE; i++) {
                    picker.undo();
                }
                for (int i = 0; i < REDONE; i++) {
                    picker.redo();
                }
                picker.press("Right").awaitShown(DECIDED_FIRST).keep(2);
            }
        },
        /** Goes on where the first set without a decision is, to the last. */
        REST {
            @Override
            void work(Picker picker) {
                picker.awaitShown(DECIDED_FIRST).awaitState("image 2 keep");
                for (int set = DECIDED_FIRST; set < picker.library().sets().size(); set++) {
                    Plan.decide(picker.awaitShown(set), set);
                }
            }
        };

        abstract void work(Picker picker);
    }

    private final HandpickApplication workbench = new HandpickApplication();
    private final AtomicBoolean begun = new AtomicBoolean();

    @Override
    public Object start(IApplicationContext context) {
        List<String> arguments = List.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
        Part part = Part.valueOf(arguments.get(arguments.indexOf(PART) + 1));
        Path report = Path.of(arguments.get(arguments.indexOf(REPORT) + 1));
        EventHandler onOpen = event -> {
            if (begun.compareAndSet(false, true)) {
                Thread.ofPlatform().daemon().name("person").start(() -> work(part, report));
            }
        };
        FrameworkUtil.getBundle(PickingSession.class)
                .getBundleContext()
                .registerService(
                        EventHandler.class,
                        onOpen,
                        FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, LibraryOpened.TOPIC)));
        return workbench.start(context);
    }

    private static void work(Part part, Path report) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        try {
            Picker picker = new Picker(new XDriver(display)).focus();
            part.work(picker);
            write(report, "");
            picker.press("q");
        } catch (RuntimeException | AssertionError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            write(report, trace.toString());
            display.asyncExec(PlatformUI.getWorkbench()::close);
        }
    }

    private static void write(Path report, String text) {
        try {
            Files.writeString(report, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        workbench.stop();
    }

    /** Runs a session in a process of its own, until its window has closed. */
    static void run(Part part, Path folder, List<String> more) throws IOException, InterruptedException {
        Path report = folder.resolve(part + ".txt");
        Process process = WorkbenchProcess.start(
                folder,
                "org.handpick.ui.tests.session",
                Stream.concat(Stream.of(PART, part.name(), REPORT, report.toString()), more.stream())
                        .toList());
        int code = process.waitFor();
        String told = Files.exists(report) ? Files.readString(report) : "the session was not done";
        if (code != 0 || !told.isEmpty()) {
            throw new AssertionFailedError(
                    part + " ended with " + code + ": " + told + "\n" + Files.readString(folder.resolve("output.txt")));
        }
    }
}
