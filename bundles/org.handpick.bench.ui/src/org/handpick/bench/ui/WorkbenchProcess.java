package org.handpick.bench.ui;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;

/**
 * The workbench in a process of its own, started as this program was: the same JVM with the same arguments and so the same
 * heap. Its data area and its trash are in the folder of the bench.
 */
final class WorkbenchProcess {
    private static final long PATIENCE_MINUTES = 15;
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final Path folder;
    private final Path library;
    private final String bench;
    private final int runs;

    WorkbenchProcess(Path folder, Path library, String bench, int runs) {
        this.folder = folder;
        this.library = library;
        this.bench = bench;
        this.runs = runs;
    }

    /** @throws BenchFailed saying why nothing was measured */
    Samples run(Progress progress) {
        if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            throw new BenchFailed("the bench " + bench + " needs a display; there is none (xvfb-run gives one)");
        }
        Path samples = folder.resolve("samples");
        Path output = folder.resolve("output");
        try {
            Files.deleteIfExists(samples);
            Process process = start(samples, output);
            try {
                await(process, progress);
            } finally {
                process.destroyForcibly();
            }
            if (Files.notExists(samples)) {
                throw new BenchFailed("the workbench ended before anything was measured: " + Files.readString(output));
            }
            return Samples.read(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(Path samples, Path output) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", System.getProperty("java.class.path")));
        command.addAll(List.of("-application", "org.handpick.bench.ui.measured", "-nosplash"));
        command.addAll(List.of("-data", folder.resolve("data").toString()));
        command.addAll(List.of("--bench", bench, "--runs", Integer.toString(runs), "--samples", samples.toString()));
        command.addAll(List.of("--library", library.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().put("XDG_DATA_HOME", folder.resolve("share").toString());
        builder.environment().put("NO_AT_BRIDGE", "1"); // no assistive technology takes part, nor is one started
        return builder.start();
    }

    private void await(Process process, Progress progress) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        try {
            while (!process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.check();
                if (System.nanoTime() > end) {
                    throw new BenchFailed("the bench " + bench + " was not done in " + PATIENCE_MINUTES + " minutes");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }
}
