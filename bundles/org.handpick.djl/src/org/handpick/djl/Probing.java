package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;

/** Finds out what a training would cost here, by taking the first steps of it. */
final class Probing {
    /** The first step compiles kernels and is not counted. */
    private static final int STEPS = 6;

    private static final int TIMED = 16;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KIB = 1024;

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
        try (Learner learner = new Learner(asked.settings(), dataset, asked.cache(), manager)) {
            learner.refuseWhatTeachesNothing();
            List<List<Batch.View>> epoch = learner.steps(0);
            List<List<Batch.View>> steps = epoch.subList(0, Math.min(STEPS, epoch.size()));
            double secondsToPrepare = secondsToPrepare(learner);
            if (!learner.source().prepare(images(steps, learner), tell, stopped)) {
                return;
            }
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
            learner.validate();
            tell.accept(new Tell.Probed(
                    epoch.size(),
                    medianWithoutFirst(seconds),
                    since(began),
                    secondsToPrepare,
                    learner.model().parameters().count(),
                    peakBytes()));
        }
    }

    /** Those of the steps and of a validation. */
    private static List<LabelledImage> images(List<List<Batch.View>> steps, Learner learner) {
        return Stream.concat(
                        steps.stream().flatMap(List::stream).flatMap(view -> view.set().images().stream()),
                        learner.validationImages().stream())
                .toList();
    }

    /** A few images that are not prepared yet are, and the rest will take as long each. */
    private double secondsToPrepare(Learner learner) {
        List<LabelledImage> missing = learner.source().missing(learner.images());
        List<LabelledImage> timed = missing.subList(0, Math.min(TIMED, missing.size()));
        long began = System.nanoTime();
        learner.source().prepare(timed, tell, stopped);
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

    private static long peakBytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .map(kibibytes -> kibibytes * KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // only Linux tells
        }
    }
}
