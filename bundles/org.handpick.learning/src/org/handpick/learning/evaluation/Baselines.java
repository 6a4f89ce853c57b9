package org.handpick.learning.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.Stage;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.Proposal;

/**
 * The rules that every model is put beside. Earlier models of this workflow lost to the highest stage and to one constant box,
 * and nobody saw it, as nothing was put beside them.
 *
 * <p>In order: {@code random}, {@code first}, {@code last}, {@code highest_stage}, {@code sharpest}, {@code largest_file};
 * {@code full_frame}, {@code centre_90}, {@code mean_box}, {@code median_box}, {@code median_by_stage_and_size}. One that has
 * nothing to go by is left out: {@code sharpest} without measures, the last three without a box to learn from.
 */
public final class Baselines {
    private static final CropBox CENTRE = new CropBox(0.05, 0.05, 0.95, 0.95);
    /** From fewer boxes of a stage and a size no median is taken. */
    private static final int ENOUGH = 5;

    private final List<Baseline> all;

    private Baselines(List<Baseline> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Fits them.
     *
     * @param sets a dataset; what is not of the training split is not looked at
     * @param ladder tells how high a stage is; a stage that it does not know is the lowest
     * @param sharpness of an image, empty where it could not be measured, which makes it the softest; asked once for each image;
     *     no function where nothing is measured
     * @param seed of the random order
     */
    public static Baselines fit(
            List<LabelledSet> sets,
            StageLadder ladder,
            Optional<Function<LabelledImage, OptionalDouble>> sharpness,
            long seed) {
        List<Baseline> all = new ArrayList<>();
        all.add(new Baseline("random", Task.RANKING, set -> shuffled(set, seed), true));
        all.add(ranking("first", (_, position) -> -position));
        all.add(ranking("last", (_, position) -> position));
        all.add(ranking("highest_stage", image -> height(image, ladder)));
        sharpness
                .map(Baselines::remembering)
                .ifPresent(measure -> all.add(
                        ranking("sharpest", image -> measure.apply(image).orElse(-1))));
        all.add(ranking("largest_file", LabelledImage::bytes));
        all.add(cropping("full_frame", _ -> CropBox.FULL));
        all.add(cropping("centre_90", _ -> CENTRE));
        addLearned(all, sets.stream().filter(set -> set.split() == Split.TRAIN).toList());
        return new Baselines(all);
    }

    private static Function<LabelledImage, OptionalDouble> remembering(
            Function<LabelledImage, OptionalDouble> measure) {
        Map<LabelledImage, OptionalDouble> known = new ConcurrentHashMap<>();
        return image -> known.computeIfAbsent(image, measure);
    }

    private static void addLearned(List<Baseline> all, List<LabelledSet> train) {
        List<CropBox> boxes = new ArrayList<>();
        Map<Kind, List<CropBox>> byKind = new HashMap<>();
        for (LabelledSet set : train) {
            set.label()
                    .ifPresent(label -> label.box().ifPresent(box -> {
                        boxes.add(box);
                        Kind kind = Kind.of(set.images().get(label.keeper()));
                        byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(box);
                    }));
        }
        if (boxes.isEmpty()) {
            return;
        }
        CropBox mean = box(boxes, Baselines::mean);
        CropBox median = box(boxes, Baselines::median);
        Map<Kind, CropBox> medians = byKind.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= ENOUGH)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> box(entry.getValue(), Baselines::median)));
        all.add(cropping("mean_box", _ -> mean));
        all.add(cropping("median_box", _ -> median));
        all.add(cropping("median_by_stage_and_size", image -> medians.getOrDefault(Kind.of(image), median)));
    }

    /** Images of one stage and size are made, and so cropped, alike. */
    private record Kind(String stage, int width, int height) {
        static Kind of(LabelledImage image) {
            return new Kind(image.stage(), image.size().width(), image.size().height());
        }
    }

    /** Those of both tasks, in their order. */
    public List<Baseline> all() {
        return all;
    }

    public List<Baseline> of(Task task) {
        return all.stream().filter(baseline -> baseline.task() == task).toList();
    }

    /** The one of a name; empty when it was left out. */
    public Optional<Baseline> named(String name) {
        return all.stream().filter(baseline -> baseline.name().equals(name)).findFirst();
    }

    private static Proposal shuffled(LabelledSet set, long seed) {
        // From the set itself, so that its order does not depend on which sets came before it.
        SplittableRandom random =
                new SplittableRandom(seed * 31 + (set.library() + '|' + set.id().text()).hashCode());
        return proposal(set, (_, _) -> random.nextDouble(), _ -> CropBox.FULL);
    }

    private static Baseline ranking(String name, ToDoubleFunction<LabelledImage> score) {
        return ranking(name, (image, _) -> score.applyAsDouble(image));
    }

    private static Baseline ranking(String name, ToDoubleBiFunction<LabelledImage, Integer> score) {
        return new Baseline(name, Task.RANKING, set -> proposal(set, score, _ -> CropBox.FULL));
    }

    private static Baseline cropping(String name, Function<LabelledImage, CropBox> box) {
        return new Baseline(name, Task.CROP, set -> proposal(set, (_, _) -> 0, box));
    }

    private static Proposal proposal(
            LabelledSet set, ToDoubleBiFunction<LabelledImage, Integer> score, Function<LabelledImage, CropBox> box) {
        List<LabelledImage> images = set.images();
        return new Proposal(
                IntStream.range(0, images.size())
                        .mapToObj(position -> score.applyAsDouble(images.get(position), position))
                        .toList(),
                images.stream().map(box).toList());
    }

    private static double height(LabelledImage image, StageLadder ladder) {
        return ladder.stageOf(image.stage()).map(Stage::number).orElse(0.0);
    }

    /** A box of the middles of each edge. It has an area, as every left edge lies left of its right one. */
    private static CropBox box(List<CropBox> boxes, ToDoubleFunction<List<Double>> middle) {
        return new CropBox(
                middle.applyAsDouble(boxes.stream().map(CropBox::left).toList()),
                middle.applyAsDouble(boxes.stream().map(CropBox::top).toList()),
                middle.applyAsDouble(boxes.stream().map(CropBox::right).toList()),
                middle.applyAsDouble(boxes.stream().map(CropBox::bottom).toList()));
    }

    private static double mean(List<Double> values) {
        double sum = values.stream().mapToDouble(Double::doubleValue).sum();
        return Math.min(1, sum / values.size());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
