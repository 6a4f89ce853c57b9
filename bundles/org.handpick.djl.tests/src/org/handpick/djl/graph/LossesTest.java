package org.handpick.djl.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.handpick.djl.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossesTest {
    private static final double CLOSE = 1e-5;
    private static final double STEP = 1e-2;

    private final NDManager manager = TestEngine.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void listwise_is_the_mean_surprise_at_the_keepers_and_padding_counts_for_nothing() {
        NDArray scores = manager.create(new float[] {1, 2, -1e9f, 0, 0, 0}, new Shape(2, 3));
        NDArray keepers = manager.create(new float[] {0, 1, 0, 0, 0, 1}, new Shape(2, 3));

        double first = -Math.log(Math.exp(2) / (Math.exp(1) + Math.exp(2)));
        double second = Math.log(3);
        assertEquals((first + second) / 2, value(Losses.listwise(scores, keepers)), CLOSE);
    }

    @Test
    void margin_ranking_costs_what_a_pair_is_short_of_the_margin() {
        NDArray preferred = manager.create(new float[] {2, 0.3f, -1});
        NDArray rejected = manager.create(new float[] {1, 0, 1});

        assertEquals((0 + 0.2 + 2.5) / 3, value(Losses.marginRanking(preferred, rejected, 0.5f)), CLOSE);
    }

    @Test
    void smooth_l1_is_squared_below_beta_and_linear_above() {
        NDArray boxes = manager.create(new float[] {0, 0, 1, 1}, new Shape(1, 4));
        NDArray truth = manager.create(new float[] {0.05f, 0.4f, 1, 0.9f}, new Shape(1, 4));

        double beta = 0.2;
        double expected = (0.05 * 0.05 / (2 * beta) + (0.4 - beta / 2) + 0 + 0.1 * 0.1 / (2 * beta)) / 4;
        assertEquals(expected, value(Losses.smoothL1(boxes, truth, (float) beta)), CLOSE);
    }

    @Test
    void giou_is_0_for_equal_boxes_1_minus_iou_where_they_fill_their_hull_and_above_1_where_they_are_apart() {
        assertEquals(0, value(Losses.giou(box(0.1, 0.2, 0.6, 0.9), box(0.1, 0.2, 0.6, 0.9))), CLOSE);
        assertEquals(1 - 0.5 / 1, value(Losses.giou(box(0, 0, 1, 1), box(0, 0, 1, 0.5))), CLOSE);
        // 0.1 x 0.1 each, in a hull of 1 x 0.1
        assertEquals(1 + (0.1 - 0.02) / 0.1, value(Losses.giou(box(0, 0, 0.1, 0.1), box(0.9, 0, 1, 0.1))), CLOSE);
    }

    @Test
    void a_share_costs_its_cross_entropy_whatever_the_odds_are() {
        NDArray odds = manager.create(new float[] {0.4f, -1.5f, 100, -100});
        NDArray shares = manager.create(new float[] {0.25f, 1, 1, 0.5f});

        double first = -0.25 * Math.log(sigmoid(0.4)) - 0.75 * Math.log(1 - sigmoid(0.4));
        double second = -Math.log(sigmoid(-1.5));
        assertEquals((first + second + 0 + 50) / 4, value(Losses.share(odds, shares)), 1e-4);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void giou_agrees_with_plain_arithmetic_on_many_boxes() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            double[] a = randomBox(random);
            double[] b = randomBox(random);
            assertEquals(giou(a, b), value(Losses.giou(box(a), box(b))), 1e-4, () -> "boxes " + show(a) + show(b));
        }
    }

    @Test
    void the_gradients_of_the_box_losses_are_the_slopes_of_the_losses() {
        NDArray truth = box(0.2, 0.1, 0.7, 0.8);
        assertSlopes(boxes -> Losses.smoothL1(boxes, truth, 0.05f));
        assertSlopes(boxes -> Losses.giou(boxes, truth));
    }

    private void assertSlopes(UnaryOperator<NDArray> loss) {
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            double[] at = {
                0.05 + 0.1 * random.nextDouble(),
                0.3 + 0.1 * random.nextDouble(),
                0.8 + 0.1 * random.nextDouble(),
                0.6 + 0.1 * random.nextDouble()
            };
            NDArray boxes = box(at);
            boxes.setRequiresGradient(true);
            try (var collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(loss.apply(boxes));
            }
            float[] gradient = boxes.getGradient().toFloatArray();
            for (int edge = 0; edge < 4; edge++) {
                double[] more = at.clone();
                double[] less = at.clone();
                more[edge] += STEP / 2;
                less[edge] -= STEP / 2;
                double slope = (value(loss.apply(box(more))) - value(loss.apply(box(less)))) / STEP;
                assertEquals(slope, gradient[edge], 5e-3, "edge " + edge + " of " + show(at));
            }
        }
    }

    private static double giou(double[] a, double[] b) {
        double common = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]))
                * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
        double union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - common;
        double hull = (Math.max(a[2], b[2]) - Math.min(a[0], b[0])) * (Math.max(a[3], b[3]) - Math.min(a[1], b[1]));
        return 1 - (common / union - (hull - union) / hull);
    }

    private static double[] randomBox(Random random) {
        double left = random.nextDouble() * 0.8;
        double top = random.nextDouble() * 0.8;
        return new double[] {
            left, top, left + 0.05 + random.nextDouble() * 0.15, top + 0.05 + random.nextDouble() * 0.15
        };
    }

    private NDArray box(double... edges) {
        float[] values = new float[4];
        for (int i = 0; i < 4; i++) {
            values[i] = (float) edges[i];
        }
        return manager.create(values, new Shape(1, 4));
    }

    private static String show(double[] box) {
        return java.util.Arrays.toString(box);
    }

    private static double value(NDArray number) {
        return number.toFloatArray()[0];
    }
}
