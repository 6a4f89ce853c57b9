package org.handpick.cli.learning;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.picking.StoredPreferences;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.OpenDataset;
import org.handpick.dataset.Split;
import org.handpick.learning.evaluation.EvaluateRun;
import org.handpick.learning.evaluation.Evaluation;
import org.handpick.learning.evaluation.ReportCommand;
import org.handpick.learning.evaluation.Task;
import org.handpick.learning.evaluation.WriteRunReport;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.worker.InstalledWorker;

/** {@code evaluate}: judges the model of a run by a split of a dataset, beside rules that need no model. */
public final class Evaluate implements Command {
    private static final Parameter<Path> RUN =
            Parameter.requiredOption("--run", Value.FOLDER.called("RUN"), "A run that train made.");
    private static final Parameter<Path> DATASET =
            Parameter.requiredOption("--dataset", Value.FOLDER, "A dataset that dataset build made.");
    private static final Parameter<Optional<String>> SPLIT = Parameter.option(
            "--split",
            Value.oneOf(List.of("train", "val", "test")),
            "By which side it is judged; test unless told, of which the model has seen nothing. Of another dataset than its own, sets that it has seen are left out.");

    private static final Parameter<Boolean> REPORT = Parameter.flag(
            "--report",
            "Writes report.md and report.html with pictures into the run, in the place of earlier ones; report-val.md and so on of another side than test.");

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String summary() {
        return "Judges a model by a side of a dataset, each figure with a 95 % interval and beside rules that need no model, and by the decisions that were made since its training.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(RUN, DATASET, SPLIT, REPORT);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Path cache = arguments.dataArea().resolve("cache");
        Dataset dataset = new OpenDataset(arguments.get(DATASET)).run(output.progress());
        Split split = arguments
                .get(SPLIT)
                .map(word -> Split.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Split.TEST);
        RunFolder run = RunFolder.at(arguments.get(RUN));
        EvaluateRun.Evaluated evaluated = new EvaluateRun(
                        run,
                        dataset,
                        split,
                        StoredPreferences.in(arguments.dataArea()).ladder(),
                        arguments.dataArea(),
                        new InstalledWorker(cache).program())
                .run(output.progress());
        if (arguments.get(REPORT)) {
            new WriteRunReport(
                            run,
                            evaluated,
                            new ReportCommand(run.path(), dataset.folder(), split, arguments.dataArea()))
                    .run(output.progress());
            output.message(run.page(split).toString());
        }
        output.result(evaluated.json(), () -> text(evaluated));
        evaluated.problems().forEach(output::problem);
        return Outcome.DONE;
    }

    private static String text(EvaluateRun.Evaluated evaluated) {
        Evaluation evaluation = evaluated.evaluation();
        StringBuilder text = new StringBuilder(evaluated.basis().sentence());
        text.append(String.format(Locale.ROOT, "%n%d sets", evaluation.sets()));
        evaluation
                .figures()
                .forEach((metric, figure) -> text.append(String.format(
                        Locale.ROOT,
                        "%n%s %.3f (%.3f to %.3f)",
                        metric.title(),
                        figure.value(),
                        figure.low(),
                        figure.high())));
        for (Task task : Task.values()) {
            Optional.ofNullable(evaluation.verdicts().get(task))
                    .ifPresent(verdict -> text.append(String.format(
                            Locale.ROOT,
                            "%n%s: %s the best rule, %s (%+.3f)",
                            task.key(),
                            verdict.beatsBaselines() ? "better than" : "not shown to be better than",
                            verdict.bestBaseline(),
                            verdict.lead().value())));
        }
        text.append(System.lineSeparator()).append(evaluated.consistency().sentence());
        evaluated
                .replay()
                .sentences()
                .forEach(sentence -> text.append(System.lineSeparator()).append(sentence));
        return text.toString();
    }
}
