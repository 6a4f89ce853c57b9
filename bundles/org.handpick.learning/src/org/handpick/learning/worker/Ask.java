package org.handpick.learning.worker;

import java.nio.file.Path;
import java.util.List;
import org.handpick.learning.training.TrainingSettings;

/** What a worker is asked to do: one line of JSON on its standard input. One thing at a time, but for {@link Stop}. */
public sealed interface Ask {
    /**
     * Trains a model, or goes on where the run's last checkpoint stands.
     *
     * @param dataset the folder of a dataset
     * @param run the folder of the run; checkpoints are written below it
     * @param cache the folder of all caches
     */
    record Train(Path dataset, Path run, Path cache, TrainingSettings settings) implements Ask {}

    /**
     * Takes a few steps of a training to tell what it would cost; nothing of it is kept.
     *
     * @param dataset the folder of a dataset
     * @param cache the folder of all caches
     */
    record Probe(Path dataset, Path cache, TrainingSettings settings) implements Ask {}

    /**
     * Has the backbone of a model look at noise, as often as is asked for, to tell how long that takes: nothing is read, prepared or
     * kept.
     *
     * @param settings of a model whose backbone is one of ours; it begins with first values
     * @param pictures how many it is shown at once
     */
    record Forward(TrainingSettings settings, int pictures, int times) implements Ask {}

    /**
     * Has a trained model say what it proposes.
     *
     * @param model a checkpoint
     */
    record Score(Path model, Path cache, List<ImagesToScore> sets) implements Ask {}

    /** Stops what is under way, as soon as that can be done in order. */
    record Stop() implements Ask {}

    /**
     * The images of a set in its order.
     *
     * @param id comes back with the answer
     */
    record ImagesToScore(String id, List<ImageToScore> images) {
        public ImagesToScore {
            images = List.copyOf(images);
        }
    }

    /** @param sha256 of the file, 64 hex digits: what is remembered of it is found by its content */
    record ImageToScore(Path file, String sha256) {}
}
