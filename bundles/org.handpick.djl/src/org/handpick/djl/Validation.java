package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.Proposal;
import org.handpick.learning.evaluation.BoxMatch;
import org.handpick.learning.evaluation.Calibration;
import org.handpick.learning.evaluation.Judged;
import org.handpick.learning.runs.Goal;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Tell;

/**
 * Judges a model by sets that it does not learn from.
 *
 * <p>The ranking loss is that of calibrated scores: a model that grows too sure of itself while it still learns is not thought
 * worse for it, as its scores are calibrated before anybody hears them.
 */
record Validation(List<LabelledSet> sets, TrainingSettings settings, Sources sources) {
    private static final int HARDEST = 12;

    /**
     * @param loss the ranking loss and 1 - IoU, weighted as in training: what decides which epoch is best
     * @param error the standard error of that loss, as the mean over these sets
     * @param hardest the sets with the highest losses, hardest first
     */
    record Result(double loss, double error, Map<String, Double> values, List<String> hardest) {}

    /** What the halves of a model say about each set. @return empty when it was stopped */
    Optional<List<List<Opinion>>> hear(Model model, NDManager manager, BooleanSupplier stopped) {
        List<List<Opinion>> opinions = new ArrayList<>();
        for (LabelledSet set : sets) {
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            List<Look> images =
                    set.images().stream().map(image -> Look.at(image, false)).toList();
            opinions.add(model.opinions(images, sources, manager));
        }
        return Optional.of(opinions);
    }

    /** Chooses how much each half of a model counts. @param opinions of each set */
    void fit(Model model, List<List<Opinion>> opinions) {
        model.ranks().ifPresent(share -> share.fit(tried -> surprises(opinions, tried)));
        model.crops().fit(crops(opinions));
    }

    /** How little each keeper was expected with this share of the second half. */
    private double[] surprises(List<List<Opinion>> opinions, double share) {
        List<Judged> raw = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            List<Double> scores = Arrays.stream(Opinion.scores(opinions.get(i), share))
                    .boxed()
                    .toList();
            raw.add(new Judged(sets.get(i), new Proposal(scores, Collections.nCopies(scores.size(), CropBox.FULL))));
        }
        return calibrated(raw).stream()
                .map(Validation::surprise)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }

    private static List<Judged> calibrated(List<Judged> raw) {
        Calibration calibration = Calibration.fit(raw, Calibration.WANTED);
        return raw.stream().map(calibration::of).toList();
    }

    /** What was said where a crop is known. @param opinions of each set */
    private List<CropAgreement.KeeperCrop> crops(List<List<Opinion>> opinions) {
        List<CropAgreement.KeeperCrop> crops = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            List<Opinion> said = opinions.get(i);
            sets.get(i)
                    .label()
                    .ifPresent(label -> label.box()
                            .ifPresent(box -> crops.add(
                                    new CropAgreement.KeeperCrop(Opinion.boxesOf(label.keeper(), said), box))));
        }
        return crops;
    }

    /** @param opinions of each set */
    Result of(Model model, List<List<Opinion>> opinions) {
        List<Judged> raw = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            Model.Answer answer = model.answer(opinions.get(i));
            raw.add(new Judged(sets.get(i), new Tell.Scored("", answer.scores(), answer.boxes()).proposal()));
        }
        List<Judged> judged = calibrated(raw);
        Map<String, Double> values = new TreeMap<>();
        put("rank_loss", judged.stream().map(Validation::surprise), values);
        put("top1", judged.stream().map(Validation::right), values);
        put("mean_iou", judged.stream().map(Validation::overlap), values);
        double loss = loss(present(values, "rank_loss"), present(values, "mean_iou"));
        double error = error(judged);
        values.put("loss", loss);
        values.put("loss" + Goal.ERROR, error);
        List<String> hardest = judged.stream()
                .sorted(Comparator.comparingDouble((Judged one) -> loss(surprise(one), overlap(one)))
                        .reversed())
                .limit(HARDEST)
                .map(one -> one.set().id().text())
                .toList();
        return new Result(loss, error, values, hardest);
    }

    private double error(List<Judged> judged) {
        double[] losses = judged.stream()
                .mapToDouble(one -> loss(surprise(one), overlap(one)))
                .toArray();
        double mean = Arrays.stream(losses).average().orElse(0);
        double squares =
                Arrays.stream(losses).map(loss -> (loss - mean) * (loss - mean)).sum();
        return losses.length < 2 ? 0 : Math.sqrt(squares / (losses.length - 1) / losses.length);
    }

    private double loss(OptionalDouble surprise, OptionalDouble overlap) {
        return (surprise.isPresent() ? settings.rankingWeight() * surprise.getAsDouble() : 0)
                + (overlap.isPresent() ? settings.boxWeight() * (1 - overlap.getAsDouble()) : 0);
    }

    private static OptionalDouble present(Map<String, Double> values, String name) {
        return values.containsKey(name) ? OptionalDouble.of(values.get(name)) : OptionalDouble.empty();
    }

    private static void put(String name, Stream<OptionalDouble> each, Map<String, Double> values) {
        each.flatMapToDouble(OptionalDouble::stream).average().ifPresent(mean -> values.put(name, mean));
    }

    private static OptionalDouble surprise(Judged judged) {
        OptionalDouble probability = judged.keeperProbability();
        return probability.isPresent()
                ? OptionalDouble.of(-Math.log(Math.max(probability.getAsDouble(), Double.MIN_NORMAL)))
                : probability;
    }

    private static OptionalDouble right(Judged judged) {
        return judged.picksRight()
                .map(right -> OptionalDouble.of(right ? 1 : 0))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble overlap(Judged judged) {
        return judged.boxMatch().map(BoxMatch::iou).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
