package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private final List<LabelledImage> images = List.of(
            Sets.image("stage2_upscaled", 100, 100, 300),
            Sets.image("stage3_enhanced", 100, 100, 500),
            Sets.image("stage1_generated", 100, 100, 900),
            Sets.image("unknown", 100, 100, 100));
    private final LabelledSet set = Sets.set("x", Split.TEST, images, Optional.empty());

    @Test
    void each_picks_by_its_rule() {
        Map<Long, Double> sharpness = Map.of(300L, 0.4, 500L, 0.1, 900L, 0.2);
        Baselines baselines = fit(
                List.of(),
                Optional.of(image -> Optional.ofNullable(sharpness.get(image.bytes())).stream()
                        .mapToDouble(Double::doubleValue)
                        .findFirst()));
        assertEquals(0, pick(baselines, "first"));
        assertEquals(3, pick(baselines, "last"));
        assertEquals(1, pick(baselines, "highest_stage"));
        assertEquals(0, pick(baselines, "sharpest"));
        assertEquals(2, pick(baselines, "largest_file"));
    }

    @Test
    void they_come_in_their_order_and_without_those_that_have_nothing_to_go_by() {
        assertEquals(
                List.of("random", "first", "last", "highest_stage", "largest_file", "full_frame", "centre_90"),
                fit(List.of(), Optional.empty()).all().stream()
                        .map(Baseline::name)
                        .toList());
        assertEquals(
                List.of(
                        "random",
                        "first",
                        "last",
                        "highest_stage",
                        "sharpest",
                        "largest_file",
                        "full_frame",
                        "centre_90",
                        "mean_box",
                        "median_box",
                        "median_by_stage_and_size"),
                fit(
                                List.of(train("stage1_generated", 100, new CropBox(0, 0, 1, 1))),
                                Optional.of(_ -> OptionalDouble.empty()))
                        .all()
                        .stream()
                        .map(Baseline::name)
                        .toList());
    }

    @Test
    void chance_is_told_as_its_expectation_and_picks_every_image_as_often() {
        Baseline random = fit(List.of(), Optional.empty()).named("random").orElseThrow();
        int[] picks = new int[4];
        for (int i = 0; i < 4000; i++) {
            picks[random.propose(Sets.kept("set " + i, 4, 0)).pick()]++;
        }
        for (int picked : picks) {
            assertEquals(1000, picked, 110); // four standard deviations of 27.4
        }
        assertEquals(Optional.of(new Points(0.25, 1)), random.points(Metric.TOP1, Sets.kept("a", 4, 2)));
        assertEquals(Optional.of(new Points(1.5, 3)), random.points(Metric.PAIRWISE, Sets.kept("a", 4, 2)));
        assertEquals(random.propose(set), random.propose(set));
    }

    @Test
    void full_and_centre_are_what_they_say() {
        Baselines baselines = fit(List.of(), Optional.empty());
        assertEquals(CropBox.FULL, box(baselines, "full_frame", images.getFirst()));
        assertEquals(new CropBox(0.05, 0.05, 0.95, 0.95), box(baselines, "centre_90", images.getFirst()));
    }

    @Test
    void mean_and_median_are_those_of_the_training_boxes_alone() {
        Baselines baselines = fit(
                List.of(
                        train("stage1_generated", 100, new CropBox(0, 0, 0.5, 0.5)),
                        train("stage1_generated", 100, new CropBox(0.1, 0.2, 0.6, 1)),
                        train("stage1_generated", 100, new CropBox(0.5, 0.4, 1, 0.9)),
                        Sets.kept("of the test split", 2, 0, Optional.of(new CropBox(0.9, 0.9, 1, 1)))),
                Optional.empty());
        CropBox mean = box(baselines, "mean_box", images.getFirst());
        assertEquals(0.2, mean.left(), 1e-12);
        assertEquals(0.2, mean.top(), 1e-12);
        assertEquals(0.7, mean.right(), 1e-12);
        assertEquals(0.8, mean.bottom(), 1e-12);
        assertEquals(new CropBox(0.1, 0.2, 0.6, 0.9), box(baselines, "median_box", images.getFirst()));
    }

    @Test
    void of_two_boxes_the_median_lies_between() {
        Baselines baselines = fit(
                List.of(
                        train("stage1_generated", 100, new CropBox(0, 0, 0.5, 0.5)),
                        train("stage1_generated", 100, new CropBox(0.5, 0.25, 1, 1))),
                Optional.empty());
        assertEquals(new CropBox(0.25, 0.125, 0.75, 0.75), box(baselines, "median_box", images.getFirst()));
    }

    @Test
    void a_kind_of_image_has_its_own_median_where_there_are_enough_of_it() {
        CropBox usual = new CropBox(0, 0, 0.5, 0.5);
        CropBox upscaled = new CropBox(0.5, 0.5, 1, 1);
        List<LabelledSet> sets = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            sets.add(train("stage1_generated", 100, usual));
        }
        for (int i = 0; i < 5; i++) {
            sets.add(train("stage2_upscaled", 200, upscaled));
        }
        for (int i = 0; i < 4; i++) {
            sets.add(train("stage3_enhanced", 200, upscaled));
        }
        Baselines baselines = fit(sets, Optional.empty());
        String name = "median_by_stage_and_size";
        assertEquals(upscaled, box(baselines, name, Sets.image("stage2_upscaled", 200, 200, 1)));
        CropBox median = box(baselines, "median_box", images.getFirst());
        assertEquals(median, box(baselines, name, Sets.image("stage2_upscaled", 100, 100, 1)), "another size");
        assertEquals(median, box(baselines, name, Sets.image("stage3_enhanced", 200, 200, 1)), "four are too few");
        assertEquals(usual, box(baselines, name, Sets.image("stage1_generated", 100, 100, 1)));
    }

    @Test
    void those_of_a_task_are_of_that_task() {
        Baselines baselines = fit(List.of(), Optional.empty());
        assertTrue(baselines.of(Task.CROP).stream().allMatch(baseline -> baseline.task() == Task.CROP));
        assertEquals(
                baselines.all().size(),
                baselines.of(Task.CROP).size() + baselines.of(Task.RANKING).size());
    }

    private int pick(Baselines baselines, String name) {
        return baselines.named(name).orElseThrow().propose(set).pick();
    }

    private static CropBox box(Baselines baselines, String name, LabelledImage image) {
        LabelledSet one = Sets.set("one", Split.TEST, List.of(image), Optional.empty());
        return baselines.named(name).orElseThrow().propose(one).boxes().getFirst();
    }

    private static LabelledSet train(String stage, int side, CropBox box) {
        return Sets.set(
                "t",
                Split.TRAIN,
                List.of(Sets.image(stage, side, side, 1)),
                Optional.of(new LabelledSet.Label(0, Optional.of(box))));
    }

    private static Baselines fit(List<LabelledSet> sets, Optional<Function<LabelledImage, OptionalDouble>> sharpness) {
        return Baselines.fit(sets, StageLadder.DEFAULT, sharpness, 17);
    }
}
