package org.handpick.bench.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.handpick.cli.bench.Times;

/** Times that were taken, by what they are of. Goes from one process to another as a file of lines {@code metric nanos}. */
final class Samples {
    private static final String FAILED = "failed";

    private final Map<String, List<Duration>> taken = new LinkedHashMap<>();

    void add(String metric, Duration time) {
        taken.computeIfAbsent(metric, key -> new ArrayList<>()).add(time);
    }

    /** The latency under the name itself, the work of the UI thread beside it. */
    void add(String metric, Hands.Painted painted) {
        add(metric, painted.latency());
        add(metric + "_work", painted.work());
    }

    Map<String, Times> times() {
        Map<String, Times> times = new LinkedHashMap<>();
        taken.forEach((metric, measured) -> times.put(metric, Times.of(measured)));
        return times;
    }

    void forEach(BiConsumer<String, Duration> action) {
        taken.forEach((metric, times) -> times.forEach(time -> action.accept(metric, time)));
    }

    void write(Path file) {
        List<String> lines = new ArrayList<>();
        forEach((metric, time) -> lines.add(metric + " " + time.toNanos()));
        write(file, lines);
    }

    /** Says in place of times why there are none. */
    static void writeFailure(Path file, String why) {
        write(file, List.of(FAILED + " " + why.replace('\n', ' ')));
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws BenchFailed when there are no times, with the reason */
    static Samples read(Path file) {
        Samples samples = new Samples();
        try {
            for (String line : Files.readAllLines(file)) {
                String metric = line.substring(0, line.indexOf(' '));
                String value = line.substring(metric.length() + 1);
                if (metric.equals(FAILED)) {
                    throw new BenchFailed(value);
                }
                samples.add(metric, Duration.ofNanos(Long.parseLong(value)));
            }
        } catch (IOException e) {
            throw new BenchFailed("the workbench ended before anything was measured (" + e.getMessage() + ")");
        }
        return samples;
    }
}
