package org.handpick.cli.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.handpick.cli.samples.AnswersLog;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.BuildDataset;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.OpenDataset;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Worker;
import org.handpick.samples.DrawLibrary;
import org.handpick.samples.DrawnSet;
import org.handpick.samples.LibraryPlan;

/** A dataset of sets of four drawn pictures, about half of them to learn from and half to be judged by. */
record BenchDataset(Dataset dataset) {
    private static final ImageSize FRAME = new ImageSize(480, 320);
    private static final long SEED = 7;
    private static final DatasetPlan HALVES =
            new DatasetPlan(new DatasetPlan.Shares(1, 1, 0), SEED, false, 0, Optional.empty(), Optional.empty());

    /**
     * @param folder to draw into, which holds none of it yet
     * @param sets how many are drawn; about a third of them has four pictures
     */
    static BenchDataset draw(Path folder, int sets, Progress progress) {
        Path library = folder.resolve("drawn");
        Path log = folder.resolve("answers.csv");
        List<DrawnSet> drawn = new DrawLibrary(library, new LibraryPlan(sets, FRAME, SEED, false)).run(progress);
        AnswersLog.write(
                log,
                library,
                FRAME,
                drawn.stream().filter(BenchDataset::isOfFour).toList());
        Path dataset = folder.resolve("dataset");
        new BuildDataset(List.of(log), List.of(library), dataset, HALVES).run(progress);
        return new BenchDataset(new OpenDataset(dataset).run(progress));
    }

    private static boolean isOfFour(DrawnSet set) {
        return set.images().size() == StageLadder.DEFAULT.stages().size();
    }

    /** The first steps of a training. @param cache what is remembered in there is not computed again */
    Tell.Probed probe(Worker worker, TrainingSettings settings, Path cache, Progress progress) {
        AtomicReference<Tell.Probed> probed = new AtomicReference<>();
        worker.run(
                new Ask.Probe(dataset.folder(), cache, settings),
                tell -> {
                    if (tell instanceof Tell.Probed cost) {
                        probed.set(cost);
                    }
                },
                progress);
        return probed.get();
    }
}
