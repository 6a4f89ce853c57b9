package org.handpick.djl.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Optional;
import org.handpick.djl.TestEngine;
import org.handpick.learning.training.TrainingSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CostTest {
    private final NDManager manager = TestEngine.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void a_box_weighs_twice_what_a_rank_does_in_the_total_and_in_what_is_learned() {
        TrainingSettings usual = TrainingSettings.USUAL;
        NDArray rank = manager.create(new float[] {1, 2});
        NDArray edge = manager.create(new float[] {0.5f});
        rank.setRequiresGradient(true);
        edge.setRequiresGradient(true);

        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            Cost cost =
                    Cost.of(Optional.of(rank.sum()), usual.rankingWeight(), Optional.of(edge.sum()), usual.boxWeight());
            collector.backward(cost.total());

            assertEquals(1 * 3 + 2 * 0.5, cost.total().getFloat());
            assertEquals(3, cost.ranking().orElseThrow().getFloat());
            assertEquals(0.5f, cost.box().orElseThrow().getFloat());
        }
        assertEquals(1, rank.getGradient().getFloat(0));
        assertEquals(1, rank.getGradient().getFloat(1));
        assertEquals(2, edge.getGradient().getFloat(0));
    }

    @Test
    void where_one_of_the_two_is_missing_the_other_is_the_total() {
        NDArray loss = manager.create(3f);

        assertEquals(
                1.5f,
                Cost.of(Optional.of(loss), 0.5, Optional.empty(), 2).total().getFloat());
        assertEquals(
                6, Cost.of(Optional.empty(), 0.5, Optional.of(loss), 2).total().getFloat());
        assertSame(
                loss, Cost.of(Optional.empty(), 1, Optional.of(loss), 2).box().orElseThrow());
    }
}
