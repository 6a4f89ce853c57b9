package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.handpick.dataset.Dataset;
import org.handpick.djl.embedding.EncoderFile;
import org.handpick.djl.embedding.FileEncoder;
import org.handpick.djl.weights.ImportWeights;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;

/**
 * One training, from first values or where its run's last checkpoint stands, to its end.
 *
 * <p>A training that was stopped goes on as if it had not been: parameters, their mean, the optimizer's moments, the step, and
 * what order and chance depend on are in the checkpoint or follow from it. A checkpoint is written when an epoch is done, before
 * it is judged and after, every few minutes, and when it is stopped.
 */
final class Training implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_MINUTE = 60;
    /** What a crash may cost at most, beside the step at hand. */
    private static final double SECONDS_BETWEEN_CHECKPOINTS = 300;

    private final TrainingSettings settings;
    private final Path last;
    private final Path best;
    private final Consumer<Tell> tell;
    private final BooleanSupplier stopped;
    private final LongSupplier nanos;
    private final Learner learner;
    private double keptAt;

    Training(Ask.Train asked, Dataset dataset, Consumer<Tell> tell, BooleanSupplier stopped, NDManager over) {
        this(asked, dataset, tell, stopped, System::nanoTime, over);
    }

    /** @param nanos as {@link System#nanoTime} */
    Training(
            Ask.Train asked,
            Dataset dataset,
            Consumer<Tell> tell,
            BooleanSupplier stopped,
            LongSupplier nanos,
            NDManager over) {
        this.settings = asked.settings();
        this.last = last(asked);
        this.best = asked.run().resolve("checkpoints/best.safetensors");
        this.tell = tell;
        this.stopped = stopped;
        this.nanos = nanos;
        this.learner = new Learner(settings, dataset, asked.cache(), this::demandSame, over);
    }

    /** Whether it goes on, and does not begin. */
    static boolean isBegun(Ask.Train asked) {
        return Files.exists(last(asked));
    }

    private static Path last(Ask.Train asked) {
        return asked.run().resolve("checkpoints/last.safetensors");
    }

    /** Tells {@link org.handpick.learning.worker.Tell.Trained} at its end; nothing when it was stopped before. */
    void run() {
        try (CheckpointsLock lock = new CheckpointsLock(last.getParent())) {
            if (lock.await(tell, stopped)) {
                runAlone();
            }
        }
    }

    private void runAlone() {
        Optional<Checkpoint> checkpoint = Files.exists(last) ? Optional.of(Checkpoint.read(last)) : Optional.empty();
        checkpoint.ifPresent(before -> learner.leaveOut(before.leftOut()));
        learner.lessons().refuseWhatTeachesNothing();
        if (!learner.prepare(learner.lessons().images(), tell, stopped)) {
            return;
        }
        tell.accept(new Tell.LeftOut(List.copyOf(learner.lessons().leftOut().values())));
        Standing standing = checkpoint.map(this::goOn).orElseGet(this::begin);
        double secondsBefore = standing.seconds();
        long began = nanos.getAsLong();
        DoubleSupplier seconds = () -> secondsBefore + (nanos.getAsLong() - began) / NANOS_PER_SECOND;
        keptAt = secondsBefore;
        while (standing.toJudge() || end(standing).isEmpty()) {
            if (!standing.toJudge()) {
                standing = epoch(standing, seconds);
                checkpoint(standing);
            }
            if (!standing.toJudge()) {
                return; // stopped before its last step
            }
            Optional<Validation.Result> result = learner.validate(stopped);
            if (result.isEmpty()) {
                return; // it is judged when the training goes on
            }
            standing = judged(standing.worked(seconds.getAsDouble()), result.get());
            checkpoint(standing);
        }
        tell.accept(new Tell.Trained(standing.best().epoch(), end(standing).orElseThrow()));
    }

    private Optional<String> end(Standing standing) {
        if (standing.epoch() >= settings.epochs()) {
            return Optional.of("all %d epochs are done".formatted(settings.epochs()));
        }
        if (standing.epoch() - standing.best().epoch() >= settings.patience()) {
            return Optional.of("the validation loss of epoch %d was not reached again in %d epochs"
                    .formatted(standing.best().epoch(), settings.patience()));
        }
        if (isTimeOver(standing)) {
            return Optional.of("its time of %s minutes was over".formatted(settings.minutes()));
        }
        return Optional.empty();
    }

    private boolean isTimeOver(Standing standing) {
        return settings.minutes() > 0 && standing.seconds() >= settings.minutes() * SECONDS_PER_MINUTE;
    }

    private Standing begin() {
        Optional<ImportWeights.Imported> weights = learner.beginWithWeights();
        if (learner.model().encoder().orElse(null) instanceof FileEncoder encoder) {
            tell.accept(new Tell.Noted(encoder.sentence()));
        } else if (weights.isPresent()) {
            ImportWeights.Imported imported = weights.get();
            tell.accept(new Tell.Noted("Began with the weights in %s, in the layout of %s, with the SHA-256 %s%s"
                    .formatted(
                            settings.weights(),
                            imported.layout(),
                            imported.sha256(),
                            imported.leftOut().isEmpty() ? "" : ", without " + String.join(", ", imported.leftOut()))));
        } else if (Sight.wantsWeights(settings)) {
            tell.accept(new Tell.Noted(
                    "%s begins without weights; it is so large that nobody can say whether it will be of use"
                            .formatted(settings.model())));
        }
        learner.settle();
        return Standing.START;
    }

    /** Before it is loaded: what a checkpoint began with never changes. */
    private void demandSame(EncoderFile file) {
        if (Files.exists(last)) {
            String before = Checkpoint.read(last).encoder();
            demandSame(file.hasKey(before), before, file.key());
        }
    }

    private void demandSame(boolean isSame, String before, String now) {
        if (!isSame) {
            throw new Untrainable("%s: the run began with what %s sees, and %s is there now, so it can't go on"
                    .formatted(last, before, now));
        }
    }

    private Standing goOn(Checkpoint checkpoint) {
        String now = learner.model().encoderKey();
        demandSame(checkpoint.encoder().equals(now), checkpoint.encoder(), now);
        if (!checkpoint.settings().equals(settings)) {
            throw new Untrainable(last + ": the run began with other settings, so it can't go on with these");
        }
        Checkpoint.fill(learner.tensors(), last);
        learner.resume(checkpoint.standing().steps());
        tell.accept(new Tell.Noted("Goes on from its last checkpoint: epoch %d, after %d of its steps, %d in all"
                .formatted(
                        checkpoint.standing().epoch() + 1,
                        checkpoint.standing().step(),
                        checkpoint.standing().steps())));
        return checkpoint.standing();
    }

    /** The rest of the epoch, or as much of it as was done when it was stopped. It is done early when the time is over. */
    private Standing epoch(Standing from, DoubleSupplier seconds) {
        Standing standing = from;
        Iterator<List<Course.Portion>> steps = learner.portions(from.epoch());
        for (int done = 0; done < from.step() && steps.hasNext(); done++) {
            steps.next(); // chance goes on from there
        }
        while (steps.hasNext()) {
            if (stopped.getAsBoolean()) {
                return standing;
            }
            Map<String, Double> values = learner.step(steps.next(), from.epoch());
            standing = standing.afterStep(values).worked(seconds.getAsDouble());
            tell.accept(new Tell.Stepped(from.epoch() + 1, standing.steps(), values));
            if (isTimeOver(standing)) {
                break;
            }
            if (standing.seconds() - keptAt >= SECONDS_BETWEEN_CHECKPOINTS) {
                checkpoint(standing);
            }
        }
        return standing.afterEpoch();
    }

    private Standing judged(Standing standing, Validation.Result result) {
        Standing judged = standing.judged(result.loss(), result.error());
        boolean isBest = judged.best().epoch() == judged.epoch();
        if (isBest) {
            write(judged, best, learner.steadyParameters());
        }
        tell.accept(new Tell.EpochDone(
                judged.epoch(), judged.steps(), standing.means(), result.values(), isBest, result.hardest()));
        return judged;
    }

    private void checkpoint(Standing standing) {
        keptAt = standing.seconds();
        write(standing, last, learner.tensors());
    }

    private void write(Standing standing, Path file, Map<String, NDArray> tensors) {
        new Checkpoint(
                        settings,
                        learner.model().encoderKey(),
                        standing,
                        learner.lessons().leftOut())
                .write(file, tensors);
    }

    @Override
    public void close() {
        learner.close();
    }
}
