package org.handpick.cli.application;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.osgi.service.datalocation.Location;
import org.handpick.cli.Call;
import org.handpick.cli.Command;
import org.handpick.cli.Commands;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Runs one command without a display and answers with its exit code. */
public final class HeadlessApplication implements IApplication {
    private final Interruption interruption = new Interruption();

    @Override
    public Object start(IApplicationContext context) {
        System.setProperty("java.awt.headless", "true");
        PrintStream results = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
        PrintStream messages = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(messages); // only results are on standard output, whatever a library prints
        Bundle bundle = FrameworkUtil.getBundle(HeadlessApplication.class);
        Commands commands = new Commands(commands(bundle.getBundleContext()).toList(), version(bundle));
        String[] words = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        context.applicationRunning();
        return interruption.guard(() -> commands.run(new Call(
                        List.of(words), dataArea(), results, messages, interruption::isAsked, new StandardError()))
                .exitCode());
    }

    @Override
    public void stop() {
        interruption.ask();
    }

    /** The commands of every bundle that has registered some. */
    private static Stream<Command> commands(BundleContext context) {
        try {
            return context.getServiceReferences(Command.class, null).stream()
                    .map(context::getService)
                    .filter(Objects::nonNull); // a bundle that is just being stopped takes its command away
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter was given", e);
        }
    }

    private static String version(Bundle bundle) {
        return bundle.getVersion().toString();
    }

    private static Path dataArea() {
        Location location = Platform.getInstanceLocation();
        URL url = location.isSet() ? location.getURL() : location.getDefault();
        try {
            return Path.of(new URI("file", url.getPath(), null)).toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the data area is not a folder: " + url, e);
        }
    }
}
