package org.handpick.learning.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The program a worker runs: a class path, the engines' native libraries, and how a process of it is started.
 *
 * @param classPath jars and folders of classes
 * @param mainClass reads {@link Ask} and prints {@link Tell}
 * @param natives the folder that holds the native libraries of PyTorch, and nothing else: all in it are loaded
 * @param flavour of PyTorch: {@code cpu}, or such as {@code cu128} where it can use a graphics card
 * @param onnxRuntime the folder of those of ONNX Runtime; where there is none, it unpacks its own for as long as it runs
 */
public record WorkerProgram(
        List<Path> classPath, String mainClass, Path natives, String flavour, Optional<Path> onnxRuntime) {
    private static final String HEAP = "-Xmx1g";

    /**
     * Each step of a training asks for the same tensors again. By its own threshold glibc maps the larger ones anew each time, and
     * half of a step goes into the kernel's zeroing of their pages; 32 MiB is the highest that it takes.
     */
    private static final long MAPPED_FROM = 32L << 20;
    /** For the same reason; what a worker had at most goes back when it ends. */
    private static final long TRIMMED_FROM = 4L << 30;

    public WorkerProgram {
        classPath = List.copyOf(classPath);
        Objects.requireNonNull(flavour);
        Objects.requireNonNull(onnxRuntime);
    }

    /** With an engine for the processor alone. */
    public WorkerProgram(List<Path> classPath, String mainClass, Path natives) {
        this(classPath, mainClass, natives, "cpu", Optional.empty());
    }

    /**
     * A process that is not started yet. It gives way to everything else on the machine, computes on its processor's own threads
     * without spinning while it waits, keeps the memory of a step for the next one, and asks nobody outside the machine.
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
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "handpick-worker-%p.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dai.djl.default_engine=PyTorch",
                "-Dai.djl.offline=true"));
        onnxRuntime.ifPresent(folder -> command.add("-Donnxruntime.native.path=" + folder));
        command.addAll(List.of(
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
                        flavour,
                        "OPT_OUT_TRACKING",
                        "true",
                        "ORT_DISABLE_TELEMETRY",
                        "1",
                        "OMP_WAIT_POLICY",
                        "passive",
                        "MALLOC_ARENA_MAX",
                        "2",
                        "MALLOC_MMAP_THRESHOLD_",
                        Long.toString(MAPPED_FROM),
                        "MALLOC_TRIM_THRESHOLD_",
                        Long.toString(TRIMMED_FROM)));
        return process;
    }
}
