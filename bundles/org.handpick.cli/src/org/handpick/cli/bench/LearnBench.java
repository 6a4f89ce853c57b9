package org.handpick.cli.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.handpick.cli.samples.AnswersLog;
import org.handpick.core.Progress;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.BuildDataset;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.OpenDataset;
import org.handpick.learning.evaluation.Evaluation;
import org.handpick.learning.evaluation.Metric;
import org.handpick.learning.evaluation.Task;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.Runs;
import org.handpick.learning.training.TrainModel;
import org.handpick.learning.training.TrainingPlan;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.learning.worker.WorkerProgram;
import org.handpick.samples.DrawLibrary;
import org.handpick.samples.DrawnSet;
import org.handpick.samples.LibraryPlan;

/**
 * {@code learn}: what the model that is trained unless told learns of drawn sets whose right answers are known, judged by its test side
 * and beside the rules that need no model. The same commands by hand: {@code sample draw}, {@code dataset build}, {@code train}.
 */
public final class LearnBench implements Bench {
    private static final int SETS = 300;

    private final LibraryPlan plan;
    private final TrainingSettings settings;

    public LearnBench() {
        this(
                new LibraryPlan(
                        SETS, LibraryPlan.SAMPLE.frame(), LibraryPlan.SAMPLE.seed(), LibraryPlan.SAMPLE.leftovers()),
                TrainingSettings.USUAL);
    }

    LearnBench(LibraryPlan plan, TrainingSettings settings) {
        this.plan = plan;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "learn";
    }

    @Override
    public String summary() {
        return "Draws %d sets, trains %s on 8 of 10 of them, and judges it and the rules that need no model by 1 of 10; minutes are those of the training, with the preparation of its pictures and the judging."
                .formatted(plan.sets(), settings.model());
    }

    @Override
    public int usualRuns() {
        return 1;
    }

    /** @param runs as many models are trained, each with the seed after that of the one before; figures are medians */
    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        Dataset dataset = dataset(folder, progress);
        List<TrainModel.Trained> trained = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            trained.add(trained(dataset, folder.resolve("data-" + run), settings.seed() + run, progress));
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(median("top1", "share", trained, one -> value(one, Metric.TOP1)));
        figures.add(median("mean_iou", "share", trained, one -> value(one, Metric.MEAN_IOU)));
        Evaluation rules = trained.getFirst().evaluation(); // they learn nothing of chance
        rules.baselines().forEach((name, all) -> {
            for (Task task : Task.values()) {
                Optional.ofNullable(all.get(task.decisive()))
                        .ifPresent(estimate -> figures.add(
                                new Figure(name + "_" + task.decisive().key(), estimate.value(), "share", 1)));
            }
        });
        figures.add(median("minutes", "min", trained, TrainModel.Trained::minutes));
        return figures;
    }

    private Dataset dataset(Path folder, Progress progress) {
        Path library = folder.resolve("drawn");
        Path log = folder.resolve("answers.csv");
        List<DrawnSet> sets = new DrawLibrary(library, plan).run(progress);
        AnswersLog.write(log, library, plan.frame(), sets);
        Path dataset = folder.resolve("dataset");
        new BuildDataset(List.of(log), List.of(library), dataset, DatasetPlan.DEFAULT).run(progress);
        return new OpenDataset(dataset).run(progress);
    }

    /** In a data area of its own, so that nothing is remembered of the one before. */
    private TrainModel.Trained trained(Dataset dataset, Path dataArea, long seed, Progress progress) {
        WorkerProgram program = new InstalledWorker(dataArea.resolveSibling("engine")).program();
        TrainingSettings seeded =
                TrainingSettings.of(settings.addTo(RunConfig.EMPTY), List.of("training.seed=" + seed));
        RunFolder run = new TrainingPlan(new Runs(dataArea), seeded, dataset).begin();
        return new TrainModel(run, StageLadder.DEFAULT, dataArea, program, TrainModel.Listener.NONE).run(progress);
    }

    private static double value(TrainModel.Trained trained, Metric metric) {
        return trained.evaluation()
                .figure(metric)
                .orElseThrow(() -> new IllegalArgumentException("no set judges " + metric.title()))
                .value();
    }

    private static Figure median(
            String metric, String unit, List<TrainModel.Trained> trained, ToDoubleFunction<TrainModel.Trained> figure) {
        double[] sorted = trained.stream().mapToDouble(figure).sorted().toArray();
        return new Figure(metric, sorted[sorted.length / 2], unit, sorted.length);
    }
}
