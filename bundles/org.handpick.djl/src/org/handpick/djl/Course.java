package org.handpick.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.handpick.dataset.LabelledSet;
import org.handpick.djl.graph.Cost;
import org.handpick.djl.optimize.AdamW;
import org.handpick.djl.optimize.Average;
import org.handpick.djl.optimize.Gradients;
import org.handpick.djl.optimize.Schedule;
import org.handpick.learning.training.TrainingSettings;

/**
 * How one half of a model learns: what it is shown, in which order, at which rate. It keeps the mean of what its parameters were lately.
 *
 * <p>One that goes over the sets several times in each epoch takes several steps of its own in each step of the training.
 */
final class Course implements AutoCloseable {
    /**
     * On measures alone a step takes a fiftieth of the time of one with a backbone below, and there is less to learn from each: 100
     * epochs of them were as good as it got, where a backbone wants 25.
     */
    private static final int PASSES_OF_MEASURES = 4;

    private static final double RATE_AT_END = 0.01;

    private final Half half;
    private final ImageSource source;
    private final TrainingSettings settings;
    private final int passes;
    private final NDManager manager;
    private final Map<String, NDArray> parameters;
    private final AdamW optimizer;
    private final Average average;
    private Order order;
    private Schedule schedule;

    /** @param means of all parameters of the model, by their names; those of this half are made to follow */
    Course(
            Half half,
            ImageSource source,
            TrainingSettings settings,
            Map<String, NDArray> means,
            List<LabelledSet> train,
            NDManager over) {
        this.half = half;
        this.source = source;
        this.settings = settings;
        this.passes = half.isMeasuring() ? PASSES_OF_MEASURES : 1;
        this.manager = over;
        this.parameters = half.learning();
        this.optimizer = new AdamW(over, parameters, settings.decay());
        this.average = new Average(parameters, means);
        learnFrom(train);
    }

    /** Begins with these sets instead. To be called before the first step alone. */
    void learnFrom(List<LabelledSet> train) {
        order = new Order(train, cropped(), settings.setsPerStep(), settings.flips(), showsParts(), settings.seed());
        long steps = (long) order.stepsPerEpoch() * passes * settings.epochs();
        schedule = new Schedule(settings.rate(), Math.round(steps * settings.warmUp()), steps, RATE_AT_END);
    }

    private Function<LabelledSet, List<Integer>> cropped() {
        return source.pictures()
                .<Function<LabelledSet, List<Integer>>>map(pictures -> new FramedAlike(pictures)::of)
                .orElse(FramedAlike::keeperAlone);
    }

    /** What an encoder has seen is remembered of whole images alone. */
    private boolean showsParts() {
        return settings.parts() && source.pictures().isPresent();
    }

    Half half() {
        return half;
    }

    ImageSource source() {
        return source;
    }

    /** How many steps of the training an epoch has. */
    int stepsPerEpoch() {
        return order.stepsPerEpoch();
    }

    /** The sets that it learns from in the first steps of the training. */
    List<LabelledSet> first(int steps) {
        return IntStream.range(0, passes)
                .mapToObj(order::steps)
                .flatMap(pass -> pass.stream().limit(steps))
                .flatMap(List::stream)
                .toList();
    }

    /** What it learns from in one step of the training. @param steps the sets of each of its own steps */
    record Portion(List<List<Batch.View>> steps) {}

    /** One for each step of an epoch, made when it is asked for. @param epoch from 0 */
    Iterator<Portion> portions(int epoch) {
        return new Abreast<>(
                IntStream.range(0, passes)
                        .mapToObj(pass -> order.views(epoch * passes + pass))
                        .toList(),
                Portion::new);
    }

    /**
     * Learns from a portion.
     *
     * @return losses and lengths of gradients by name, the means over its own steps
     * @throws Untrainable when they are not finite; nothing was learned from that then
     */
    Map<String, Double> take(Portion portion, int epoch) {
        Map<String, Double> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (List<Batch.View> views : portion.steps()) {
            step(views, epoch).forEach((name, value) -> {
                sums.merge(name, value, Double::sum);
                counts.merge(name, 1, Integer::sum);
            });
        }
        sums.replaceAll((name, sum) -> sum / counts.get(name));
        return sums;
    }

    private Map<String, Double> step(List<Batch.View> views, int epoch) {
        Map<String, Double> values = new TreeMap<>();
        try (NDManager forStep = manager.newSubManager()) {
            Batch batch = Batch.of(views, source, forStep);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                Cost cost = half.cost(batch, chance());
                collector.backward(cost.total());
                cost.ranking().ifPresent(loss -> values.put("rank_loss", value(loss)));
                cost.box().ifPresent(loss -> values.put("box_loss", value(loss)));
                values.put("loss", value(cost.total()));
            }
        }
        Map<String, Double> norms = Gradients.norms(parameters);
        double whole = Math.sqrt(norms.values().stream().mapToDouble(n -> n * n).sum());
        norms.forEach((part, norm) -> values.put("gradient_" + part, norm));
        values.put("gradient", whole);
        if (!Double.isFinite(values.get("loss")) || !Double.isFinite(whole)) {
            throw new Untrainable(
                    "Step %d of epoch %d gave a loss of %s and a gradient of %s; lower the learning rate. The last checkpoint is as it was"
                            .formatted(optimizer.steps() / passes + 1, epoch + 1, values.get("loss"), whole));
        }
        if (whole > settings.clip()) {
            Gradients.scale(parameters.values(), settings.clip() / whole);
        }
        values.put("rate", schedule.rate(optimizer.steps()));
        optimizer.step(schedule.rate(optimizer.steps()));
        average.follow(optimizer.steps());
        return values;
    }

    /** Of one step alone, so that a training that goes on does what it would have done. */
    private Random chance() {
        return new Random(settings.seed() * 1_000_003 + optimizer.steps());
    }

    private static double value(NDArray number) {
        return number.toFloatArray()[0];
    }

    /** What its optimizer remembers, by name; the values can be filled in. */
    Map<String, NDArray> moments() {
        Map<String, NDArray> all = new LinkedHashMap<>();
        optimizer.moments().forEach((name, moment) -> all.put("optimizer." + name, moment));
        return all;
    }

    /** Goes on after so many steps of the training; its moments were filled in before. */
    void resume(long steps) {
        optimizer.resume(steps * passes);
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
