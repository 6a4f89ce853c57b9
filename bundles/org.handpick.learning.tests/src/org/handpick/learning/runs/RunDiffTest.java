package org.handpick.learning.runs;

import static org.handpick.learning.runs.RunShelf.HERE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDiffTest {
    @TempDir
    Path dataArea;

    private RunShelf shelf;

    @BeforeEach
    void open() {
        shelf = new RunShelf(dataArea);
    }

    @Test
    void two_runs_side_by_side_show_what_differs() {
        RunSummary left = finished(
                RunConfig.EMPTY
                        .with("model", "a")
                        .with("epochs", 20)
                        .with("rate", 1.0)
                        .with("only_left", true),
                0.5);
        RunSummary right = finished(
                RunConfig.EMPTY
                        .with("rate", 1)
                        .with("epochs", 30)
                        .with("model", "a")
                        .with("z", "right"),
                0.75);
        RunDiff diff = RunDiff.between(left, right);
        assertEquals(
                List.of(
                        new RunDiff.Difference("epochs", Optional.of("20"), Optional.of("30")),
                        new RunDiff.Difference("only_left", Optional.of("true"), Optional.empty()),
                        new RunDiff.Difference("z", Optional.empty(), Optional.of("right"))),
                diff.settings());
        assertEquals(List.of(), diff.environment());
        assertEquals(List.of(new RunDiff.Pair("val/top1", Optional.of(0.5), Optional.of(0.75))), diff.metrics());
    }

    @Test
    void a_run_on_another_dataset_is_no_comparison_and_the_difference_says_so() {
        RunSummary left = finished(RunConfig.EMPTY, 0.5);
        RunFolder other = shelf.runs.create(
                "",
                "m",
                RunConfig.EMPTY,
                new RunEnvironment(
                        Map.of("handpick", "0.2"),
                        "Linux",
                        "a processor",
                        2,
                        1L << 33,
                        "processor",
                        "/data/set",
                        "cd".repeat(32)));
        RunSummary right = shelf.summary(other);
        RunDiff diff = RunDiff.between(left, right);
        assertEquals(
                List.of("versions.handpick", "dataset_sha256"),
                diff.environment().stream().map(RunDiff.Difference::what).toList());
        assertEquals(List.of(new RunDiff.Pair("val/top1", Optional.of(0.5), Optional.empty())), diff.metrics());
    }

    private RunSummary finished(RunConfig config, double top1) {
        RunFolder run = shelf.runs.create("", "m", config, HERE);
        shelf.epoch(run, 1, top1);
        return shelf.summary(run);
    }
}
