package org.handpick.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;

/** {@code bench}: measures one thing and prints the figures. */
public final class RunBench implements Command {
    private static final Set<String> OF_THE_WORKBENCH = Set.of("advance", "drag", "scroll", "open", "start");

    private static final Parameter<String> NAME = Parameter.position(
            Value.TEXT.called("NAME"),
            "What to measure: backup, crop, dataset, discover, embed, learn, log, split, thumbnails or train; with a display also advance, drag, open, scroll or start.");
    private static final Parameter<Optional<Integer>> RUNS = Parameter.option(
            "--runs", Value.COUNT, "How often it is measured; 5 times, or less where that would take many minutes.");

    private final List<Bench> benches;

    private record Measured(String bench, String metric, double value, String unit, int n) {}

    /** @param benches those that are registered */
    public RunBench(List<Bench> benches) {
        this.benches = List.copyOf(benches);
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "Measures one thing several times, beside a peer that does the same, and prints the medians.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(NAME, RUNS);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Bench bench = named(arguments.get(NAME));
        Path folder = emptyFolder();
        try {
            output.message(bench.summary());
            List<Figure> figures = bench.run(folder, arguments.get(RUNS).orElse(bench.usualRuns()), output.progress());
            figures.forEach(figure -> print(bench, figure, output));
            return Outcome.DONE;
        } finally {
            remove(folder);
        }
    }

    private Bench named(String name) {
        return benches.stream()
                .filter(bench -> bench.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongUse(
                        OF_THE_WORKBENCH.contains(name)
                                ? "the bench " + name + " belongs to the workbench, which is not installed here"
                                : "there is no bench " + name + "; there are "
                                        + benches.stream()
                                                .map(Bench::name)
                                                .sorted()
                                                .collect(Collectors.joining(", "))));
    }

    private static void print(Bench bench, Figure figure, Output output) {
        output.result(
                new Measured(bench.name(), figure.metric(), figure.value(), figure.unit(), figure.n()),
                () -> "%s %s: %.2f %s (n = %d)"
                        .formatted(bench.name(), figure.metric(), figure.value(), figure.unit(), figure.n()));
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("handpick-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
