package org.handpick.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.djl.optimize.AdamW;
import org.handpick.djl.optimize.Gradients;
import org.handpick.djl.optimize.Schedule;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.djl.pictures.PreparePictures;
import org.handpick.djl.weights.ImportWeights;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;

/**
 * One training, from first values or where its run's last checkpoint stands, to its end.
 *
 * <p>A training that was stopped goes on as if it had not been: parameters, the optimizer's moments, the step, and what order
 * and chance depend on are in the checkpoint or follow from it.
 */
final class Training implements AutoCloseable {
    private static final double RATE_AT_END = 0.01;
    private static final double NANOS_PER_MINUTE = 60e9;

    private final TrainingSettings settings;
    private final Path last;
    private final Path best;
    private final List<LabelledSet> train;
    private final Consumer<Tell> tell;
    private final BooleanSupplier stopped;
    private final PictureCache pictures;
    private final NDManager manager;
    private final Model model;
    private final AdamW optimizer;
    private final Order order;
    private final Schedule schedule;
    private final Validation validation;

    Training(Ask.Train asked, Dataset dataset, Consumer<Tell> tell, BooleanSupplier stopped, NDManager over) {
        this.settings = asked.settings();
        this.last = asked.run().resolve("checkpoints/last.safetensors");
        this.best = asked.run().resolve("checkpoints/best.safetensors");
        this.train = labelled(dataset, Split.TRAIN);
        this.tell = tell;
        this.stopped = stopped;
        this.manager = over.newSubManager();
        this.model = new Model(settings, manager);
        this.pictures = new PictureCache(asked.cache(), model.preprocessing());
        this.validation = new Validation(labelled(dataset, Split.VAL), settings, pictures);
        this.optimizer = new AdamW(manager, model.parameters().all(), settings.decay());
        this.order = new Order(train, settings.setsPerStep(), settings.flips(), settings.parts(), settings.seed());
        long steps = (long) order.stepsPerEpoch() * settings.epochs();
        this.schedule = new Schedule(settings.rate(), Math.round(steps * settings.warmUp()), steps, RATE_AT_END);
    }

    private static List<LabelledSet> labelled(Dataset dataset, Split split) {
        return dataset.sets(split).stream()
                .filter(set -> set.teachesRanking() || set.teachesCropping())
                .toList();
    }

    /** Tells {@link org.handpick.learning.worker.Tell.Trained} at its end; nothing when it was stopped before. */
    void run() {
        refuseWhatTeachesNothing();
        Standing standing = Files.exists(last) ? goOn() : begin();
        if (!new PreparePictures(pictures, tell, stopped).of(train, validation.sets())) {
            return;
        }
        long began = System.nanoTime();
        Optional<String> end = end(standing, began);
        while (end.isEmpty()) {
            Standing after = epoch(standing);
            if (after.epoch() == standing.epoch()) { // stopped before its last step
                checkpoint(after);
                return;
            }
            standing = judge(after);
            checkpoint(standing);
            end = end(standing, began);
        }
        tell.accept(new Tell.Trained(standing.bestEpoch(), end.get()));
    }

    private Optional<String> end(Standing standing, long began) {
        if (standing.epoch() >= settings.epochs()) {
            return Optional.of("all %d epochs are done".formatted(settings.epochs()));
        }
        if (standing.epoch() - standing.bestEpoch() >= settings.patience()) {
            return Optional.of("the validation loss was lowest in epoch %d and has not fallen for %d epochs"
                    .formatted(standing.bestEpoch(), settings.patience()));
        }
        if (settings.minutes() > 0 && System.nanoTime() - began >= settings.minutes() * NANOS_PER_MINUTE) {
            return Optional.of("its time of %s minutes was over".formatted(settings.minutes()));
        }
        return Optional.empty();
    }

    private void refuseWhatTeachesNothing() {
        if (train.stream().noneMatch(LabelledSet::teachesRanking)) {
            throw new Untrainable(
                    "The training split has no set with a keeper and a reject, so there is nothing to rank");
        }
        if (validation.sets().isEmpty()) {
            throw new Untrainable("The validation split is empty, so nobody could tell when to stop; add sets");
        }
    }

    private Standing begin() {
        if (!settings.weights().isEmpty()) {
            Path file = Path.of(settings.weights());
            ImportWeights.Imported imported = model.importWeights(file);
            tell.accept(new Tell.Noted("Began with the weights in %s, in the layout of %s, with the SHA-256 %s%s"
                    .formatted(
                            file,
                            imported.layout(),
                            imported.sha256(),
                            imported.leftOut().isEmpty() ? "" : ", without " + String.join(", ", imported.leftOut()))));
        } else if (model.wantsWeights()) {
            tell.accept(new Tell.Noted(
                    "%s begins without weights; it is so large that nobody can say whether it will be of use"
                            .formatted(settings.model())));
        }
        return Standing.START;
    }

    private Standing goOn() {
        Checkpoint checkpoint = Checkpoint.read(last);
        if (!checkpoint.settings().equals(settings)) {
            throw new Untrainable(last + ": the run began with other settings, so it can't go on with these");
        }
        Checkpoint.fill(Checkpoint.tensors(model.parameters().all(), optimizer.moments()), last);
        optimizer.resume(checkpoint.standing().steps());
        return checkpoint.standing();
    }

    /** The rest of the epoch, or as much of it as was done when it was stopped. */
    private Standing epoch(Standing from) {
        Standing standing = from;
        List<List<Batch.View>> steps = order.epoch(from.epoch());
        for (List<Batch.View> step : steps.subList(from.step(), steps.size())) {
            if (stopped.getAsBoolean()) {
                return standing;
            }
            Map<String, Double> values = step(step, from.epoch());
            standing = standing.afterStep(values);
            tell.accept(new Tell.Stepped(from.epoch() + 1, standing.steps(), values));
        }
        return standing.afterEpoch();
    }

    private Map<String, Double> step(List<Batch.View> views, int epoch) {
        Map<String, Double> values = new TreeMap<>();
        try (NDManager forStep = manager.newSubManager()) {
            Batch batch = Batch.of(views, pictures, forStep);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                Model.Cost cost = model.cost(batch);
                collector.backward(cost.total());
                cost.ranking().ifPresent(loss -> values.put("rank_loss", value(loss)));
                cost.box().ifPresent(loss -> values.put("box_loss", value(loss)));
                values.put("loss", value(cost.total()));
            }
        }
        Map<String, NDArray> parameters = model.parameters().all();
        Map<String, Double> norms = Gradients.norms(parameters);
        double whole = Math.sqrt(norms.values().stream().mapToDouble(n -> n * n).sum());
        norms.forEach((part, norm) -> values.put("gradient_" + part, norm));
        values.put("gradient", whole);
        if (!Double.isFinite(values.get("loss")) || !Double.isFinite(whole)) {
            throw new Untrainable(
                    "Step %d of epoch %d gave a loss of %s and a gradient of %s; lower the learning rate. The last checkpoint is as it was"
                            .formatted(optimizer.steps() + 1, epoch + 1, values.get("loss"), whole));
        }
        if (whole > settings.clip()) {
            Gradients.scale(parameters.values(), settings.clip() / whole);
        }
        values.put("rate", schedule.rate(optimizer.steps()));
        optimizer.step(schedule.rate(optimizer.steps()));
        return values;
    }

    private static double value(NDArray number) {
        return number.toFloatArray()[0];
    }

    private Standing judge(Standing standing) {
        Validation.Result result = validation.of(model, manager);
        Standing judged = standing.judged(result.loss());
        boolean isBest = judged.bestEpoch() == judged.epoch();
        if (isBest) {
            new Checkpoint(settings, judged).write(best, model.parameters().all());
        }
        tell.accept(new Tell.EpochDone(
                judged.epoch(), judged.steps(), standing.means(), result.values(), isBest, result.hardest()));
        return judged;
    }

    private void checkpoint(Standing standing) {
        new Checkpoint(settings, standing)
                .write(last, Checkpoint.tensors(model.parameters().all(), optimizer.moments()));
    }

    @Override
    public void close() {
        optimizer.close();
        model.close();
        manager.close();
    }
}
