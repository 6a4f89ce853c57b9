package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;

/** Finds out what a training would cost here, by taking the first steps of it. */
final class Probing {
    /** The first step compiles kernels and is not counted. */
    private static final int STEPS = 6;

    private static final int TIMED = 16;

    private final Ask.Probe asked;
    private final Dataset dataset;
    private final Consumer<Tell> tell;
    private final BooleanSupplier stopped;
    private final NDManager manager;

    Probing(Ask.Probe asked, Dataset dataset, Consumer<Tell> tell, BooleanSupplier stopped, NDManager manager) {
        this.asked = asked;
        this.dataset = dataset;
        this.tell = tell;
        this.stopped = stopped;
        this.manager = manager;
    }

    /** Tells {@link org.handpick.learning.worker.Tell.Probed}; nothing when it was stopped before. */
    void run() {
        try (Learner learner = new Learner(asked.settings(), dataset, asked.cache(), file -> {}, manager)) {
            learner.lessons().refuseWhatTeachesNothing();
            double secondsToPrepare = secondsToPrepare(learner);
            if (!learner.prepareFirst(STEPS, tell, stopped) || !learner.prepare(judged(learner), tell, stopped)) {
                return;
            }
            List<List<Course.Portion>> steps = firstSteps(learner);
            double[] seconds = new double[STEPS];
            for (int i = 0; i < STEPS; i++) {
                if (stopped.getAsBoolean()) {
                    return;
                }
                tell.accept(new Tell.Progressed("Taking the first steps", i, STEPS));
                long began = System.nanoTime();
                learner.step(steps.get(i % steps.size()), 0);
                seconds[i] = since(began);
            }
            long began = System.nanoTime();
            if (learner.validate(stopped).isEmpty()) {
                return;
            }
            tell.accept(new Tell.Probed(
                    learner.stepsPerEpoch(),
                    medianWithoutFirst(seconds),
                    since(began),
                    secondsToPrepare,
                    learner.model().parameters().count(),
                    ProcessMemory.peakBytes()));
        }
    }

    private static List<LabelledImage> judged(Learner learner) {
        return learner.lessons().val().stream()
                .flatMap(set -> set.images().stream())
                .toList();
    }

    private static List<List<Course.Portion>> firstSteps(Learner learner) {
        List<List<Course.Portion>> steps = new ArrayList<>();
        Iterator<List<Course.Portion>> all = learner.portions(0);
        while (steps.size() < STEPS && all.hasNext()) {
            steps.add(all.next());
        }
        return steps;
    }

    /** A few images that are not prepared yet are, and the rest will take as long each. */
    private double secondsToPrepare(Learner learner) {
        List<LabelledImage> missing =
                learner.sources().missing(learner.lessons().images());
        List<LabelledImage> timed = missing.subList(0, Math.min(TIMED, missing.size()));
        long began = System.nanoTime();
        learner.prepare(timed, tell, stopped);
        return timed.isEmpty() ? 0 : since(began) / timed.size() * missing.size();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double medianWithoutFirst(double[] seconds) {
        double[] counted = Arrays.copyOfRange(seconds, 1, seconds.length);
        Arrays.sort(counted);
        return counted[counted.length / 2];
    }
}
