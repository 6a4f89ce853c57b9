package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunEnvironment;
import org.handpick.learning.runs.RunNotes;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class DescribeRunsTest {
    @Test
    void settings_and_results_are_told_in_the_words_of_the_form() {
        List<DescribeRuns.Line> lines = DescribeRuns.one(run(TrainingSettings.usualOf("classic", List.of()), 1));

        assertEquals("0.5000", left(lines, "Top-1, validation sets"));
        assertEquals("100", left(lines, "Epochs"));
        assertEquals("none", left(lines, "Time limit (min)"));
        assertEquals("yes", left(lines, "Learn from mirrored sets too"));
        assertEquals("none", left(lines, "Weights or encoder"));
        assertEquals("Loss, validation sets", left(lines, "The best epoch is that of"));
        assertEquals("A processor", left(lines, "Processor"));
    }

    @Test
    void what_a_person_looks_for_comes_first_and_a_rate_is_a_plain_number() {
        TrainingSettings slow = TrainingSettings.usualOf("classic", List.of("training.rate=0.0005"));
        List<DescribeRuns.Line> lines = DescribeRuns.one(run(
                slow,
                1,
                Map.of("train/gradient", 3.0, "train/loss", 0.2, "val/loss", 0.3, "val/top1", 0.5, "val/z", 1.0)));

        assertEquals(
                List.of("Loss, validation sets", "Top-1, validation sets", "z, validation sets", "Loss, training sets"),
                lines.stream().map(DescribeRuns.Line::what).skip(1).limit(4).toList());
        assertEquals("0.0005", left(lines, "Learning rate"));
    }

    @Test
    void what_learns_is_what_learned_and_not_what_was_asked_for() {
        assertEquals(
                "heads", left(DescribeRuns.one(run(TrainingSettings.usualOf("classic", List.of()), 1)), "What learns"));
        assertEquals(
                "all", left(DescribeRuns.one(run(TrainingSettings.usualOf("vit-tiny", List.of()), 1)), "What learns"));
        assertEquals(
                "last layers",
                left(
                        DescribeRuns.one(run(
                                TrainingSettings.usualOf(
                                        "vit-tiny", List.of("model.weights=/w", "model.learns=last_layers")),
                                1)),
                        "What learns"));
    }

    @Test
    void what_two_runs_differ_in_is_told_in_words_too() {
        List<DescribeRuns.Line> lines = DescribeRuns.two(
                run(TrainingSettings.usualOf("classic", List.of()), 4_000_000_000L),
                run(TrainingSettings.usualOf("classic", List.of("training.flips=false")), 8_000_000_000L));

        assertEquals(
                DescribeRuns.Line.of("Learn from mirrored sets too", "yes", "no"),
                line(lines, "Learn from mirrored sets too"));
        assertEquals(DescribeRuns.Line.of("Memory", "4.0 GB", "8.0 GB"), line(lines, "Memory"));
        assertTrue(lines.stream().noneMatch(line -> line.what().matches("[a-z_]+[./][a-z0-9_]+")), lines::toString);
    }

    private static String left(List<DescribeRuns.Line> lines, String what) {
        return line(lines, what).left();
    }

    private static DescribeRuns.Line line(List<DescribeRuns.Line> lines, String what) {
        return lines.stream()
                .filter(line -> line.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(what + " is not among " + lines));
    }

    private static RunSummary run(TrainingSettings settings, long memory) {
        return run(settings, memory, Map.of("val/top1", 0.5));
    }

    private static RunSummary run(TrainingSettings settings, long memory, Map<String, Double> metrics) {
        return new RunSummary(
                "id",
                new RunNotes("name", false, ""),
                new RunState.Unknown(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(1),
                OptionalInt.of(1),
                settings.addTo(RunConfig.EMPTY),
                Optional.of(
                        new RunEnvironment(Map.of("java", "25"), "Linux", "A processor", 2, memory, "", "/d", "ab")),
                metrics,
                List.of());
    }
}
