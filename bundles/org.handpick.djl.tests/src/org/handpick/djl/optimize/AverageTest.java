package org.handpick.djl.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.handpick.djl.TestEngine;
import org.junit.jupiter.api.Test;

class AverageTest {
    @Test
    void the_first_step_is_the_mean_itself_and_later_ones_count_less_and_less_each() {
        try (NDManager manager = TestEngine.manager()) {
            NDArray parameter = manager.create(new float[] {1, -2});
            NDArray mean = manager.create(new float[] {100, 100});
            Average average = new Average(Map.of("a", parameter), Map.of("a", mean));

            average.follow(1);
            assertArrayEquals(new float[] {1, -2}, mean.toFloatArray());

            parameter.set(new float[] {12, 9});
            average.follow(2);
            // keeps 1 / 11 of what was
            assertArrayEquals(
                    new float[] {1 / 11f + 12 * 10 / 11f, -2 / 11f + 9 * 10 / 11f}, mean.toFloatArray(), 1e-5f);
        }
    }

    @Test
    void after_many_steps_a_hundredth_is_new_and_nothing_of_it_is_differentiated() {
        try (NDManager manager = TestEngine.manager()) {
            NDArray parameter = manager.create(new float[] {200});
            parameter.setRequiresGradient(true);
            NDArray mean = manager.create(new float[] {100});

            new Average(Map.of("a", parameter), Map.of("a", mean)).follow(100_000);

            assertEquals(101, mean.toFloatArray()[0], 1e-3);
            assertFalse(mean.hasGradient());
        }
    }
}
