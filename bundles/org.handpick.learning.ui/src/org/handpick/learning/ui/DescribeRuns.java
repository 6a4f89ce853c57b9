package org.handpick.learning.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handpick.learning.runs.RunDiff;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.runs.Setting;
import org.handpick.learning.runs.UnreadableRun;
import org.handpick.learning.training.TrainingSettings;

/** What a person reads about one run, or about how two differ. */
final class DescribeRuns {
    private DescribeRuns() {}

    /** @param heading true for a line that only names what follows */
    record Line(String what, String left, String right, boolean heading) {
        static Line heading(String what) {
            return new Line(what, "", "", true);
        }

        static Line of(String what, String left, String right) {
            return new Line(what, left, right, false);
        }
    }

    static List<Line> one(RunSummary run) {
        List<Line> lines = new ArrayList<>();
        run.damage().forEach(sentence -> lines.add(Line.of("Damaged", sentence, "")));
        if (!run.notes().note().isBlank()) {
            lines.add(Line.of("Note", run.notes().note().replaceAll("\\R", " "), ""));
        }
        lines.add(Line.heading(
                run.bestEpoch().isPresent()
                        ? "Results of epoch " + run.bestEpoch().getAsInt() + ", the best"
                        : "Results"));
        MetricWords.orderedWithSplits(run.metrics().keySet())
                .forEach(name -> lines.add(Line.of(
                        MetricWords.ofSplit(name), RunWords.number(run.metrics().get(name)), "")));
        lines.add(Line.heading("Settings"));
        run.config()
                .settings()
                .forEach((key, setting) -> lines.add(
                        Line.of(SettingWords.label(key), SettingWords.value(key, used(run, key, setting)), "")));
        run.environment().ifPresent(made -> {
            lines.add(Line.heading("Made on"));
            lines.add(Line.of("Dataset", made.dataset(), ""));
            lines.add(Line.of("System", made.system(), ""));
            lines.add(Line.of("Processor", made.processor(), ""));
            if (!made.device().isEmpty()) {
                lines.add(Line.of("Computed on", made.device(), ""));
            }
        });
        return List.copyOf(lines);
    }

    /** What learns is asked for, and used only where there is something that need not learn. */
    private static String used(RunSummary run, String key, Setting setting) {
        if (key.equals(SettingField.LEARNS.key())) {
            try {
                return TrainingSettings.of(run.config()).learning().name().toLowerCase(Locale.ROOT);
            } catch (UnreadableRun | IllegalArgumentException e) {
                return setting.shown(); // the list names what is wrong with the settings
            }
        }
        return setting.shown();
    }

    static List<Line> two(RunSummary left, RunSummary right) {
        RunDiff diff = RunDiff.between(left, right);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.heading("Results of the best epochs"));
        lines.add(Line.of("Best epoch", epoch(left), epoch(right)));
        Map<String, RunDiff.Pair> metrics =
                diff.metrics().stream().collect(Collectors.toMap(RunDiff.Pair::metric, Function.identity()));
        MetricWords.orderedWithSplits(
                        diff.metrics().stream().map(RunDiff.Pair::metric).toList())
                .stream()
                .map(metrics::get)
                .forEach(pair -> lines.add(
                        Line.of(MetricWords.ofSplit(pair.metric()), number(pair.left()), number(pair.right()))));
        lines.add(Line.heading(diff.settings().isEmpty() ? "The settings are the same" : "Settings that differ"));
        diff.settings().forEach(difference -> lines.add(line(difference)));
        if (!diff.environment().isEmpty()) {
            lines.add(Line.heading("Made differently"));
            diff.environment().forEach(difference -> lines.add(line(difference)));
        }
        return List.copyOf(lines);
    }

    private static String epoch(RunSummary run) {
        return run.bestEpoch().isPresent() ? Integer.toString(run.bestEpoch().getAsInt()) : "none";
    }

    private static Line line(RunDiff.Difference difference) {
        String key = difference.what();
        return Line.of(SettingWords.label(key), word(key, difference.left()), word(key, difference.right()));
    }

    private static String word(String key, Optional<String> value) {
        return value.map(known -> SettingWords.value(key, known)).orElse("–");
    }

    private static String number(Optional<Double> value) {
        return value.map(RunWords::number).orElse("–");
    }
}
