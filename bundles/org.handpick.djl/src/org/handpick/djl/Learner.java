package org.handpick.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.djl.embedding.Embedding;
import org.handpick.djl.embedding.Encoder;
import org.handpick.djl.graph.Cost;
import org.handpick.djl.graph.Heads;
import org.handpick.djl.optimize.AdamW;
import org.handpick.djl.optimize.Average;
import org.handpick.djl.optimize.Gradients;
import org.handpick.djl.optimize.Schedule;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Tell;

/** A model that learns from a dataset, step by step. It writes nothing down and does not know when to end. */
final class Learner implements AutoCloseable {
    private static final double RATE_AT_END = 0.01;
    /** So many images tell what scale features have. */
    private static final int SCALED_BY = 500;

    private final TrainingSettings settings;
    private final Path cache;
    private final NDManager manager;
    private final Model model;
    /** With the mean of what the parameters were lately; it is what is judged and kept. */
    private final Model steady;

    private final AdamW optimizer;
    private final Average average;
    private final ImageSource source;
    private Lessons lessons;
    private Order order;
    private Schedule schedule;

    /** @param cache the folder of all caches */
    Learner(TrainingSettings settings, Dataset dataset, Path cache, NDManager over) {
        this.settings = settings;
        this.cache = cache;
        this.manager = over.newSubManager();
        Optional<Encoder> encoder = Sight.encoder(settings, manager);
        this.model = new Model(settings, encoder, manager);
        this.steady = Model.toLoad(settings, encoder, manager);
        this.source = model.source(cache);
        this.optimizer = new AdamW(manager, model.parameters().learning(), settings.decay(), Heads::pace);
        this.average =
                new Average(model.parameters().learning(), steady.parameters().all());
        learnFrom(Lessons.allOf(dataset));
    }

    private void learnFrom(Lessons given) {
        lessons = given;
        order = order(given.train());
        long steps = (long) order.stepsPerEpoch() * settings.epochs();
        schedule = new Schedule(settings.rate(), Math.round(steps * settings.warmUp()), steps, RATE_AT_END);
    }

    /** What an encoder has seen is remembered of whole images alone. */
    private Order order(List<LabelledSet> train) {
        return new Order(
                train,
                source.pictures()
                        .<Function<LabelledSet, List<Integer>>>map(pictures -> new FramedAlike(pictures)::of)
                        .orElse(FramedAlike::keeperAlone),
                settings.setsPerStep(),
                settings.flips(),
                settings.parts() && source.pictures().isPresent(),
                settings.seed());
    }

    /** What it learns from and is judged by. */
    Lessons lessons() {
        return lessons;
    }

    /** Does without these sets, as a training that goes on has done before. @param sets as {@link Lessons#leftOut} */
    void leaveOut(SortedMap<Integer, String> sets) {
        learnFrom(new Lessons(lessons.dataset(), sets));
    }

    /**
     * Prepares images, and leaves out the sets of which one can't be decoded any more.
     *
     * @return false when it was stopped
     * @throws Untrainable when what is left teaches nothing, or the disk keeps nothing
     */
    boolean prepare(List<LabelledImage> images, Consumer<Tell> tell, BooleanSupplier stopped) {
        Optional<Map<LabelledImage, String>> unreadable = source.prepare(images, tell, stopped);
        unreadable.filter(some -> !some.isEmpty()).ifPresent(some -> {
            learnFrom(lessons.without(some));
            lessons.refuseWhatTeachesNothing();
        });
        unreadable.ifPresent(some -> refuseWhatWasNotKept(images, some.keySet()));
        return unreadable.isPresent();
    }

    /** Each would be looked at again in every epoch, and what takes seconds would take a night. */
    private void refuseWhatWasNotKept(List<LabelledImage> images, Set<LabelledImage> unreadable) {
        Set<LabelledImage> lost = new HashSet<>(source.missing(images));
        lost.removeAll(unreadable);
        if (!lost.isEmpty()) {
            throw new Untrainable(
                    "%s: what was prepared of %d images could not be kept there, of which %s is one; is the disk full?"
                            .formatted(
                                    cache, lost.size(), lost.iterator().next().file()));
        }
    }

    Model model() {
        return model;
    }

    Map<String, NDArray> steadyParameters() {
        return steady.parameters().all();
    }

    ImageSource source() {
        return source;
    }

    /** Settles what does not learn. To be called once, when all images are prepared and weights are there, before the first step. */
    void settle() {
        source.encoded().ifPresent(this::fitScale);
        Map<String, NDArray> learning = model.parameters().learning();
        model.parameters().all().forEach((name, tensor) -> {
            if (!learning.containsKey(name)) {
                tensor.copyTo(steady.parameters().all().get(name));
            }
        });
    }

    private void fitScale(EncodedSource encoded) {
        List<Embedding> some = lessons.train().stream()
                .flatMap(set -> set.images().stream())
                .limit(SCALED_BY)
                .map(image -> encoded.embedding(Look.at(image, false)))
                .toList();
        try (NDManager once = manager.newSubManager()) {
            model.fitScale(encoded.features(some, once));
        }
    }

    int stepsPerEpoch() {
        return order.stepsPerEpoch();
    }

    /** The sets of each step of an epoch. @param epoch from 0 */
    List<List<LabelledSet>> steps(int epoch) {
        return order.steps(epoch);
    }

    /** What is learned from in each step of an epoch, made when it is asked for. @param epoch from 0 */
    Iterator<List<Batch.View>> views(int epoch) {
        return order.views(epoch);
    }

    /**
     * Learns from some sets.
     *
     * @return losses and lengths of gradients by name
     * @throws Untrainable when they are not finite; nothing was learned then
     */
    Map<String, Double> step(List<Batch.View> views, int epoch) {
        Map<String, Double> values = new TreeMap<>();
        try (NDManager forStep = manager.newSubManager()) {
            Batch batch = Batch.of(views, source, forStep);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                Cost cost = model.cost(batch);
                collector.backward(cost.total());
                cost.ranking().ifPresent(loss -> values.put("rank_loss", value(loss)));
                cost.box().ifPresent(loss -> values.put("box_loss", value(loss)));
                values.put("loss", value(cost.total()));
            }
        }
        Map<String, NDArray> parameters = model.parameters().learning();
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
        average.follow(optimizer.steps());
        return values;
    }

    private static double value(NDArray number) {
        return number.toFloatArray()[0];
    }

    /** Judges the model as it would be kept now. @return empty when it was stopped */
    Optional<Validation.Result> validate(BooleanSupplier stopped) {
        Validation validation = new Validation(lessons.val(), settings, source);
        return validation.hear(steady, manager, stopped).map(opinions -> {
            steady.crops().fit(validation.crops(opinions), manager);
            return validation.of(steady, opinions);
        });
    }

    /** All that a training which goes on needs to be as it was; the values can be filled in. */
    Map<String, NDArray> tensors() {
        Map<String, NDArray> all = new LinkedHashMap<>(model.parameters().all());
        optimizer.moments().forEach((name, moment) -> all.put("optimizer." + name, moment));
        average.means().forEach((name, mean) -> all.put("average." + name, mean));
        return all;
    }

    /** Goes on after so many steps; {@link #tensors} were filled in before. */
    void resume(long steps) {
        optimizer.resume(steps);
    }

    @Override
    public void close() {
        optimizer.close();
        steady.close();
        model.close();
        manager.close();
    }
}
