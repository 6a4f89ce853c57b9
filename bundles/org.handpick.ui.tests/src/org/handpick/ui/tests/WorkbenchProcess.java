package org.handpick.ui.tests;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.Platform;

/** Starts an application of the workbench as a process of its own, with the bundles of the running one. */
final class WorkbenchProcess {
    private static final String CONFIGURATION = "config.ini";

    private WorkbenchProcess() {}

    /** @param folder for its data area, its configuration and what it prints */
    static Process start(Path folder, String application, List<String> arguments) throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("configuration"));
        Path running = Path.of(Platform.getConfigurationLocation().getURL().getPath());
        if (Files.notExists(configuration.resolve(CONFIGURATION))) {
            Files.copy(running.resolve(CONFIGURATION), configuration.resolve(CONFIGURATION));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.eclipse.equinox.launcher.Main"));
        command.addAll(List.of("-application", application, "-product", "org.handpick.workbench.product", "-nosplash"));
        command.addAll(List.of("-configuration", configuration.toString()));
        command.addAll(List.of("-data", folder.resolve("data").toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .redirectInput(new File("/dev/null"))
                .start();
    }
}
