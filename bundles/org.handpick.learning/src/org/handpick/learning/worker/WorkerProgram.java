package org.handpick.learning.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The program a worker runs: a class path, the engine's native libraries, and how a process of it is started.
 *
 * @param classPath jars and folders of classes
 * @param mainClass reads {@link Ask} and prints {@link Tell}
 * @param natives the folder that holds the native libraries of the engine
 */
public record WorkerProgram(List<Path> classPath, String mainClass, Path natives) {
    private static final String HEAP = "-Xmx1g";

    public WorkerProgram {
        classPath = List.copyOf(classPath);
    }

    /**
     * A process that is not started yet. It gives way to everything else on the machine, computes on its processor's own threads
     * without spinning while it waits, returns memory that it no longer needs, and asks nobody outside the machine.
     */
    ProcessBuilder process() {
        List<String> command = new ArrayList<>();
        if (Path.of("/usr/bin/nice").toFile().canExecute()) {
            command.addAll(List.of("/usr/bin/nice", "-n", "10"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dai.djl.default_engine=PyTorch",
                "-Dai.djl.offline=true",
                "-cp",
                classPath.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(System.getProperty("path.separator"))),
                mainClass));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment()
                .putAll(Map.of(
                        "PYTORCH_LIBRARY_PATH",
                        natives.toString(),
                        "PYTORCH_FLAVOR",
                        "cpu",
                        "OPT_OUT_TRACKING",
                        "true",
                        "OMP_WAIT_POLICY",
                        "passive",
                        "MALLOC_ARENA_MAX",
                        "2",
                        "MALLOC_TRIM_THRESHOLD_",
                        "131072"));
        return process;
    }
}
