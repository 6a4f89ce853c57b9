package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import org.handpick.dataset.Dataset;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Ask;

/** A model that was trained for one epoch on a few drawings, which is no good but a model. */
final class TrainedOnce {
    private final Path run;
    private final Dataset dataset;

    TrainedOnce(Path folder) {
        run = folder.resolve("trained");
        dataset = new Drawings(folder.resolve("drawings"), 21).dataset(4);
        TrainingSettings settings = TrainingSettings.of(
                TrainingSettings.USUAL.addTo(RunConfig.EMPTY),
                List.of("model.width=96", "model.height=64", "training.epochs=1"));
        try (NDManager manager = TestEngine.manager();
                Training training = new Training(
                        new Ask.Train(dataset.folder(), run, folder.resolve("cache"), settings),
                        dataset,
                        tell -> {},
                        () -> false,
                        manager)) {
            training.run();
        }
    }

    Path model() {
        return run.resolve("checkpoints/best.safetensors");
    }

    /** Those of one of its sets. */
    List<Ask.ImageToScore> images() {
        return dataset.sets().getFirst().images().stream()
                .map(image -> new Ask.ImageToScore(image.file(), image.sha256()))
                .toList();
    }
}
