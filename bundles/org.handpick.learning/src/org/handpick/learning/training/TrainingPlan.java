package org.handpick.learning.training;

import java.nio.file.Path;
import java.util.Objects;
import org.handpick.dataset.Dataset;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunEnvironment;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.Runs;
import org.handpick.learning.worker.InstalledWorker;

/**
 * What a person wants to be trained. However a run is made of it, its settings are those that fit the dataset, it knows on what it was
 * made, and the program that its settings name as an encoder is trusted from then on.
 */
public final class TrainingPlan {
    private final Runs runs;
    private final TrainingSettings settings;
    private final Dataset dataset;

    /** @param runs of the data area that the person works in */
    public TrainingPlan(Runs runs, TrainingSettings settings, Dataset dataset) {
        this.runs = Objects.requireNonNull(runs);
        this.settings = Objects.requireNonNull(settings);
        this.dataset = Objects.requireNonNull(dataset);
    }

    /**
     * A run that waits in the queue.
     *
     * @param name as in {@link Runs#create}
     * @throws org.handpick.learning.runs.UnwritableRun when it can't be made; nothing of it is left then
     */
    public RunFolder queue(String name) {
        trust();
        return runs.create(name, settings.model(), config(), environment());
    }

    /** A run among the others that this process trains. @throws org.handpick.learning.runs.UnwritableRun as {@link #queue} */
    public RunFolder begin() {
        trust();
        return runs.createBegun("", settings.model(), config(), environment());
    }

    /**
     * A run in a folder of its own that this process trains.
     *
     * @throws org.handpick.learning.runs.UnwritableRun when it is there, or can't be made
     */
    public RunFolder beginAt(Path place) {
        trust();
        return Runs.createAt(place, config(), environment());
    }

    private void trust() {
        TrustedPrograms.in(runs.dataArea()).addOf(settings);
    }

    private RunConfig config() {
        return settings.fittedTo(dataset).addTo(RunConfig.EMPTY);
    }

    private RunEnvironment environment() {
        return RunEnvironment.ofThisMachine(
                InstalledWorker.versions(),
                dataset.folder().toAbsolutePath().normalize().toString(),
                dataset.sha256());
    }
}
