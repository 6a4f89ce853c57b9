package org.handpick.learning.training;

import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.ProgressTold;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Worker;
import org.handpick.learning.worker.WorkerProgram;

/** Has a worker take the first steps of a training, to tell what all of it would cost. Nothing of it is kept but prepared pictures. */
public final class ProbeTraining implements Operation<TrainingCost> {
    private final TrainingSettings settings;
    private final Path dataset;
    private final Path cache;
    private final WorkerProgram program;

    /**
     * For a person who has chosen these settings: a program that they name as an encoder is trusted from now on.
     *
     * @param dataset the folder of one
     * @param cache the folder of all caches
     */
    public ProbeTraining(TrainingSettings settings, Path dataset, Path cache, WorkerProgram program) {
        this.settings = Objects.requireNonNull(settings);
        this.dataset = Objects.requireNonNull(dataset);
        this.cache = Objects.requireNonNull(cache);
        this.program = Objects.requireNonNull(program);
    }

    /** @throws org.handpick.learning.worker.WorkerFailure when the engine is not there, dies, or can't train this */
    @Override
    public TrainingCost run(Progress progress) {
        TrustedPrograms.besideCache(cache).addOf(settings);
        OptionalLong free = FreeMemory.bytes();
        try (Worker worker = Worker.start(program, progress)) {
            ProgressTold progressTold = new ProgressTold(progress);
            AtomicReference<Tell.ComputesOn> computing = new AtomicReference<>();
            AtomicReference<Tell.Probed> probed = new AtomicReference<>();
            worker.run(
                    new Ask.Probe(dataset, cache, settings),
                    tell -> {
                        switch (tell) {
                            case Tell.ComputesOn device -> computing.set(device);
                            case Tell.Progressed progressed -> progressTold.hear(progressed);
                            case Tell.Probed cost -> probed.set(cost);
                            default -> throw new IllegalStateException("a probe said " + tell);
                        }
                    },
                    progress);
            return TrainingCost.of(computing.get().device(), probed.get(), settings, free);
        }
    }
}
