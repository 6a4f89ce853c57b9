package org.handpick.cli.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.handpick.core.Progress;
import org.handpick.dataset.Split;
import org.handpick.learning.training.Backbone;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Worker;

/** {@code train}: what a step takes that learns from eight pictures, and what it takes to judge a set of four. */
public final class TrainBench implements Bench {
    private static final int DRAWN = 48;
    /** Nothing beside the backbone and its heads learns, as nothing does in the programs that steps are compared with. */
    private static final List<String> EIGHT_PICTURES = List.of(
            "training.sets_per_step=2",
            "training.flips=false",
            "training.parts=false",
            "model.learns=all",
            "model.measures=false");

    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final List<String> models;
    private final int drawn;

    public TrainBench() {
        this(
                Backbone.ALL.stream()
                        .filter(backbone -> backbone.file() != Backbone.File.ENCODER)
                        .map(Backbone::name)
                        .toList(),
                DRAWN);
    }

    /** @param drawn how many sets are drawn for it */
    TrainBench(List<String> models, int drawn) {
        this.models = List.copyOf(models);
        this.drawn = drawn;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "Takes 6 steps of 8 pictures with each of %s, the first uncounted and without measures beside a backbone, and judges sets of 4 pictures."
                .formatted(String.join(", ", models));
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        BenchDataset sets = BenchDataset.draw(folder, drawn, progress);
        int judged = sets.dataset().sets(Split.VAL).size();
        Path cache = folder.resolve("cache");
        List<Figure> figures = new ArrayList<>();
        for (String model : models) {
            TrainingSettings settings = TrainingSettings.usualOf(model, EIGHT_PICTURES);
            List<Tell.Probed> probed = new ArrayList<>();
            try (Worker worker = Worker.start(new InstalledWorker(cache).program())) {
                for (int run = 0; run < runs; run++) {
                    probed.add(sets.probe(worker, settings, cache, progress));
                }
            }
            figures.add(median(model + "_step", probed, Tell.Probed::secondsPerStep));
            figures.add(median(model + "_judging", probed, each -> each.secondsPerValidation() / judged));
        }
        return figures;
    }

    private static Figure median(String metric, List<Tell.Probed> probed, ToDoubleFunction<Tell.Probed> seconds) {
        Times times = Times.of(probed.stream()
                .map(each -> Duration.ofNanos(Math.round(seconds.applyAsDouble(each) * NANOS)))
                .toList());
        return new Figure(metric, times.median(), "ms", times.count());
    }
}
