package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.Proposal;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final CropBox BOX = new CropBox(0.1, 0.1, 0.9, 0.9);
    private static final CropBox NEAR = new CropBox(0.12, 0.1, 0.9, 0.86);
    private static final CropBox FAR = new CropBox(0, 0, 0.4, 0.4);

    @Test
    void top_1_is_the_share_of_the_sets_whose_keeper_has_the_highest_score() {
        assertEquals(
                0.5,
                value(
                        Metric.TOP1,
                        new Judged(Sets.kept("a", 3, 1), Sets.scores(0.0, 2.0, 1.0)),
                        new Judged(Sets.kept("b", 2, 1), Sets.scores(2.0, 1.0))));
    }

    @Test
    void of_equal_scores_the_first_is_proposed_and_so_judged() {
        assertEquals(0, value(Metric.TOP1, new Judged(Sets.kept("a", 2, 1), Sets.scores(1.0, 1.0))));
        assertEquals(1, value(Metric.TOP1, new Judged(Sets.kept("a", 2, 0), Sets.scores(1.0, 1.0))));
    }

    @Test
    void sets_without_a_choice_or_a_keeper_say_nothing_about_ranking() {
        List<Judged> judged = List.of(
                new Judged(Sets.kept("a", 1, 0), Sets.scores(1.0)),
                new Judged(Sets.rejected("b", 3), Sets.scores(1.0, 2.0, 3.0)));
        for (Metric metric : List.of(Metric.TOP1, Metric.PAIRWISE, Metric.CONFIDENCE, Metric.ACCEPT, Metric.MEAN_IOU)) {
            assertEquals(List.of(), metric.of(judged), metric.key());
        }
    }

    @Test
    void pairs_are_counted_over_all_sets_and_ties_half() {
        // The keeper wins 1 of 3 and ties 1, and wins 1 of 1: 2.5 of 4.
        assertEquals(
                2.5 / 4,
                value(
                        Metric.PAIRWISE,
                        new Judged(Sets.kept("a", 4, 0), Sets.scores(1.0, 1.0, 2.0, 0.0)),
                        new Judged(Sets.kept("b", 2, 1), Sets.scores(0.0, 5.0))));
    }

    @Test
    void boxes_are_judged_on_the_keeper_whatever_is_proposed() {
        LabelledSet set = Sets.kept("a", 2, 1, Optional.of(BOX));
        Judged judged = new Judged(set, new Proposal(List.of(5.0, 1.0), List.of(FAR, NEAR)));
        double iou = 0.78 * 0.76 / (0.8 * 0.8);
        assertEquals(iou, value(Metric.MEAN_IOU, judged), 1e-12);
        assertEquals(1, value(Metric.IOU50, judged));
        assertEquals((0.02 + 0 + 0 + 0.04) / 4, value(Metric.MAE, judged), 1e-12);
        assertEquals((0.02 + 0 + 0 + 0.04) / 4, value(Metric.DISPLACEMENT, judged), 1e-12);
        assertEquals(1, value(Metric.EDGES05, judged));
        assertEquals(0, value(Metric.ACCEPT, judged), "the pick is wrong");
    }

    @Test
    void nothing_is_to_be_edited_when_the_keeper_is_right_and_its_edges_are_near() {
        LabelledSet set = Sets.kept("a", 2, 1, Optional.of(BOX));
        assertEquals(
                1 / 3.0,
                value(
                        Metric.ACCEPT,
                        new Judged(set, Sets.boxed(NEAR, 0.0, 1.0)),
                        new Judged(set, Sets.boxed(FAR, 0.0, 1.0)),
                        new Judged(set, Sets.boxed(NEAR, 1.0, 0.0))),
                1e-12);
    }

    @Test
    void an_iou_below_a_half_is_no_hit() {
        LabelledSet set = Sets.kept("a", 1, 0, Optional.of(CropBox.FULL));
        assertEquals(1, value(Metric.IOU50, new Judged(set, Sets.boxed(new CropBox(0, 0, 0.5, 1), 0.0))));
        assertEquals(0, value(Metric.IOU50, new Judged(set, Sets.boxed(new CropBox(0, 0, 0.49, 1), 0.0))));
    }

    @Test
    void confidence_is_the_softmax_of_the_highest_score() {
        double expected = (Math.exp(2) / (Math.exp(2) + Math.exp(1) + 1) + 0.5) / 2;
        assertEquals(
                expected,
                value(
                        Metric.CONFIDENCE,
                        new Judged(Sets.kept("a", 3, 0), Sets.scores(0.0, 2.0, 1.0)),
                        new Judged(Sets.kept("b", 2, 0), Sets.scores(3.0, 3.0))),
                1e-12);
    }

    @Test
    void a_proposal_for_another_number_of_images_is_refused() {
        assertThrows(
                IllegalArgumentException.class, () -> new Judged(Sets.kept("a", 2, 0), Sets.scores(1.0, 2.0, 3.0)));
    }

    private static double value(Metric metric, Judged... judged) {
        return Bootstrap.DEFAULT
                .estimate(metric.of(List.of(judged)))
                .orElseThrow()
                .value();
    }
}
