package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.dataset.Dataset;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;

/**
 * The first step of a training, tried before the pictures of all sets are prepared: what that may take hours for is told at once,
 * such as that memory does not suffice, or that weights do not fit. Nothing of it is kept but prepared pictures.
 */
final class Rehearsal {
    private final Ask.Train asked;
    private final Dataset dataset;
    private final Consumer<Tell> tell;
    private final BooleanSupplier stopped;
    private final NDManager manager;

    Rehearsal(Ask.Train asked, Dataset dataset, Consumer<Tell> tell, BooleanSupplier stopped, NDManager manager) {
        this.asked = asked;
        this.dataset = dataset;
        this.tell = tell;
        this.stopped = stopped;
        this.manager = manager;
    }

    /** Tells {@link org.handpick.learning.worker.Tell.Rehearsed}; nothing when it was stopped before. */
    void run() {
        try (Learner learner = new Learner(asked.settings(), dataset, asked.cache(), file -> {}, manager)) {
            learner.lessons().refuseWhatTeachesNothing();
            learner.beginWithWeights();
            if (learner.prepareFirst(1, tell, stopped) && !stopped.getAsBoolean()) {
                learner.step(learner.portions(0).next(), 0);
                tell.accept(new Tell.Rehearsed(ProcessMemory.peakBytes()));
            }
        }
    }
}
