package org.handpick.learning.training;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.learning.runs.RunFolder;

/**
 * How a training is started as a process of its own.
 *
 * @param start the command line up to the words {@code train --out RUN}, which are put behind it
 */
public record TrainingProgram(List<String> start) {
    /** Where the bundles of the program that runs are listed; it may be elsewhere than beside the program. */
    private static final String CONFIGURATION = "osgi.configuration.area";

    public TrainingProgram {
        start = List.copyOf(start);
    }

    /**
     * The program that runs here, started again without a display: the same Java, the same installation, the same data area.
     *
     * <p>Java is started itself and not the script beside it: a shell would get the signals that are meant for the training.
     */
    public static TrainingProgram ofThisInstallation(Path dataArea) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(TrainingProgram::isForATraining)
                .forEach(command::add);
        command.addAll(launcher());
        command.addAll(List.of("-application", "org.handpick.cli.application", "-nosplash"));
        Optional.ofNullable(System.getProperty(CONFIGURATION))
                .ifPresent(configuration -> command.addAll(List.of("-configuration", configuration)));
        command.addAll(List.of("-data", dataArea.toString()));
        return new TrainingProgram(command);
    }

    /** A debugger has its port already, and only a window needs the first thread on macOS. */
    private static boolean isForATraining(String argument) {
        return Stream.of("-XstartOnFirstThread", "-agentlib:", "-agentpath:", "-javaagent:", "-Xrunjdwp")
                .noneMatch(argument::startsWith);
    }

    /** The installed program has nothing but the launcher on its class path; a program under development has more. */
    private static List<String> launcher() {
        String classPath = System.getProperty("java.class.path");
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, "org.eclipse.equinox.launcher.Main");
    }

    List<String> command(RunFolder run) {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of("train", "--out", run.path().toString()));
        return command;
    }
}
