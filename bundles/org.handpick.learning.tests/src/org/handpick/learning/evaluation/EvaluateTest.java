package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.StageLadder;
import org.handpick.learning.Proposal;
import org.junit.jupiter.api.Test;

class EvaluateTest {
    private static final CropBox BOX = new CropBox(0.05, 0.05, 0.95, 0.95);
    private final Baselines baselines = Baselines.fit(List.of(), StageLadder.DEFAULT, Optional.empty(), 1);

    /** Keepers: 2, 2, 0; proposed: 2, 0, 0; one set is rejected. */
    private final List<Judged> judged = List.of(
            new Judged(Sets.kept("right", 3, 2, Optional.of(BOX)), Sets.boxed(BOX, 0.0, 0.0, 4.0)),
            new Judged(Sets.kept("wrong", 3, 2, Optional.of(BOX)), Sets.scores(6.0, 0.0, 0.0)),
            new Judged(Sets.kept("unsure", 2, 0), Sets.scores(0.2, 0.0)),
            new Judged(Sets.rejected("rejected", 2), Sets.scores(1.0, 0.0)));

    @Test
    void every_figure_stands_in_the_json_with_its_interval() {
        JsonObject json = evaluate(judged, Calibration.NONE).json();
        assertEquals(4, json.get("sets").getAsInt());
        for (Metric metric : Metric.values()) {
            JsonObject figure = json.getAsJsonObject(metric.key());
            assertTrue(figure.get("low").getAsDouble() <= figure.get("value").getAsDouble(), metric.key());
            assertTrue(figure.get("value").getAsDouble() <= figure.get("high").getAsDouble(), metric.key());
        }
        assertEquals(2 / 3.0, json.getAsJsonObject("top1").get("value").getAsDouble(), 1e-12);
        assertEquals(
                (1 + 0.81) / 2, json.getAsJsonObject("mean_iou").get("value").getAsDouble(), 1e-12);
        JsonObject rules = json.getAsJsonObject("baselines");
        assertEquals(
                (1 / 3.0 + 1 / 3.0 + 1 / 2.0) / 3,
                rules.getAsJsonObject("random")
                        .getAsJsonObject("top1")
                        .get("value")
                        .getAsDouble(),
                1e-12);
        assertEquals(
                2 / 3.0,
                rules.getAsJsonObject("highest_stage")
                        .getAsJsonObject("top1")
                        .get("value")
                        .getAsDouble(),
                1e-12);
        assertEquals(
                1,
                rules.getAsJsonObject("centre_90")
                        .getAsJsonObject("mean_iou")
                        .get("value")
                        .getAsDouble(),
                1e-12);
        assertFalse(rules.getAsJsonObject("centre_90").has("top1"));
        JsonObject ranking = json.getAsJsonObject("beats_baselines").getAsJsonObject("ranking");
        assertFalse(ranking.get("beats").getAsBoolean());
        assertEquals("last", ranking.get("best_baseline").getAsString());
        assertEquals(
                "centre_90",
                json.getAsJsonObject("beats_baselines")
                        .getAsJsonObject("crop")
                        .get("best_baseline")
                        .getAsString());
    }

    /** Of the sets with a box, the highest stage is kept in both, and the box of one is that of the rule. */
    @Test
    void a_rule_that_chooses_is_judged_by_what_is_accepted_with_the_crop_of_the_best_rule() {
        CropBox low = new CropBox(0, 0.5, 1, 1);
        List<Judged> sets = List.of(
                new Judged(Sets.kept("a", 3, 2, Optional.of(BOX)), Sets.scores(1.0, 0.0, 0.0)),
                new Judged(Sets.kept("b", 3, 2, Optional.of(BOX)), Sets.scores(1.0, 0.0, 0.0)),
                new Judged(Sets.kept("c", 4, 3, Optional.of(low)), Sets.scores(1.0, 0.0, 0.0, 0.0)),
                new Judged(Sets.kept("d", 2, 0, Optional.of(BOX)), Sets.scores(0.0, 1.0)));

        JsonObject rules = evaluate(sets, Calibration.NONE).json().getAsJsonObject("baselines");

        assertEquals(2 / 4.0, accepted(rules, "highest_stage"), 1e-12);
        assertEquals(1 / 4.0, accepted(rules, "first"), 1e-12);
        assertEquals((1 / 3.0 + 1 / 3.0 + 0 + 1 / 2.0) / 4, accepted(rules, "random"), 1e-12);
        assertFalse(rules.getAsJsonObject("centre_90").has("accept"));
    }

    private static double accepted(JsonObject rules, String name) {
        return rules.getAsJsonObject(name)
                .getAsJsonObject("accept")
                .get("value")
                .getAsDouble();
    }

    @Test
    void what_no_set_says_anything_about_is_null_and_no_number() {
        JsonObject json = evaluate(List.of(), Calibration.NONE).json();
        assertEquals(0, json.get("sets").getAsInt());
        for (Metric metric : Metric.values()) {
            assertTrue(json.get(metric.key()).isJsonNull(), metric.key());
        }
        assertTrue(json.get("coverage").isJsonNull());
        assertTrue(json.getAsJsonObject("beats_baselines").get("ranking").isJsonNull());
        assertFalse(evaluate(List.of(), Calibration.NONE).beatsBaselines(Task.RANKING));
    }

    @Test
    void the_same_sets_give_the_same_evaluation() {
        assertEquals(
                evaluate(judged, Calibration.NONE).json(),
                evaluate(judged, Calibration.NONE).json());
    }

    @Test
    void confidence_is_calibrated_before_it_is_judged() {
        double confidence = (soft(4, 3) + soft(6, 3) + soft(0.2, 2)) / 3;
        assertEquals(
                confidence,
                evaluate(judged, Calibration.NONE)
                        .figure(Metric.CONFIDENCE)
                        .orElseThrow()
                        .value(),
                1e-12);
        Calibration cooled = new Calibration(2, OptionalDouble.empty(), 0.9, 9);
        double cooler = (soft(2, 3) + soft(3, 3) + soft(0.1, 2)) / 3;
        assertEquals(
                cooler,
                evaluate(judged, cooled).figure(Metric.CONFIDENCE).orElseThrow().value(),
                1e-12);
    }

    @Test
    void what_is_unsure_is_not_covered() {
        Evaluation evaluation = evaluate(judged, new Calibration(1, OptionalDouble.of(0.9), 0.9, 9));
        assertEquals(2 / 3.0, evaluation.coverage().orElseThrow().value(), 1e-12);
        assertEquals(0.5, evaluation.covered().orElseThrow().value(), 1e-12);
        assertEquals(
                0.5,
                evaluation.json().getAsJsonObject("covered_top1").get("value").getAsDouble(),
                1e-12);
        assertEquals(Optional.empty(), evaluate(judged, Calibration.NONE).covered());
    }

    @Test
    void kept_and_proposed_are_counted_by_stage_and_by_position() {
        Evaluation evaluation = evaluate(judged, Calibration.NONE);
        assertEquals(
                List.of("stage1.5_face_swapped", "stage1_generated", "stage2_upscaled"),
                evaluation.byStage().labels());
        assertEquals(1, evaluation.byStage().count("stage2_upscaled", "stage2_upscaled"));
        assertEquals(1, evaluation.byStage().count("stage2_upscaled", "stage1_generated"));
        assertEquals(0, evaluation.byStage().count("stage1_generated", "stage2_upscaled"));
        List<Judged> twice = new ArrayList<>(judged);
        twice.addAll(judged);
        assertEquals(2, evaluate(twice, Calibration.NONE).byStage().count("stage2_upscaled", "stage1_generated"));
        assertEquals(List.of("1", "2", "3"), evaluation.byPosition().labels());
        assertEquals(
                List.of(List.of(1, 0, 0), List.of(0, 0, 0), List.of(1, 0, 1)),
                evaluation.byPosition().counts());
    }

    @Test
    void the_greatest_disagreement_comes_first_and_what_has_no_keeper_last() {
        List<Disagreement> ranked = evaluate(judged, Calibration.NONE).disagreements();
        assertEquals(
                List.of("wrong", "unsure", "right", "rejected"),
                ranked.stream().map(one -> one.judged().set().id().text()).toList());
        Disagreement worst = ranked.getFirst();
        double keeper = 1 / (Math.exp(6) + 2);
        assertEquals(-Math.log(keeper), worst.loss().orElseThrow(), 1e-9);
        assertEquals(1 - keeper, worst.ranking().orElseThrow(), 1e-12);
        assertEquals(1 - 0.81, worst.crop().orElseThrow(), 1e-12);
        assertEquals(OptionalDouble.empty(), ranked.getLast().loss());
    }

    @Test
    void a_keeper_that_was_thought_impossible_has_a_loss_that_is_a_number() {
        Judged impossible = new Judged(Sets.kept("a", 2, 0), Sets.scores(0.0, 1e6));
        assertTrue(Double.isFinite(Disagreement.of(impossible).loss().orElseThrow()));
    }

    @Test
    void it_stops_when_it_is_told_to() {
        Progress stop = new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(
                Cancelled.class, () -> new Evaluate(judged, baselines, Calibration.NONE, Bootstrap.DEFAULT).run(stop));
    }

    @Test
    void a_model_that_sees_more_than_rules_beats_them() {
        List<Judged> clear = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int keeper = i % 3;
            CropBox box = new CropBox(0.1 * keeper, 0, 0.5 + 0.1 * keeper, 0.6);
            clear.add(new Judged(
                    Sets.kept("s" + i, 3, keeper, Optional.of(box)),
                    new Proposal(
                            List.of(keeper == 0 ? 1.0 : 0, keeper == 1 ? 1.0 : 0, keeper == 2 ? 1.0 : 0),
                            List.of(box, box, box))));
        }
        Evaluation evaluation = evaluate(clear, Calibration.NONE);
        assertTrue(evaluation.beatsBaselines(Task.RANKING));
        assertTrue(evaluation.beatsBaselines(Task.CROP));
    }

    private static double soft(double score, int images) {
        return Math.exp(score) / (Math.exp(score) + images - 1);
    }

    private Evaluation evaluate(List<Judged> sets, Calibration calibration) {
        return new Evaluate(sets, baselines, calibration, Bootstrap.DEFAULT).run(Progress.NONE);
    }
}
