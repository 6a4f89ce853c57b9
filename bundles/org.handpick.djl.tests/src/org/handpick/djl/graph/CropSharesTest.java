package org.handpick.djl.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.handpick.djl.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CropSharesTest {
    private static final float[][] TRUTH = {{0.1f, 0.2f, 0.6f, 0.8f}, {0.3f, 0.1f, 0.9f, 0.5f}};
    private static final double[] ONE = {0, 0, 0.5, 0.5};
    private static final double[] OTHER = {0.2, 0.4, 0.7, 1};

    private final NDManager manager = TestEngine.manager();
    private final Parameters parameters = new Parameters(manager, 1);
    private final CropShares shares = new CropShares(parameters);

    @AfterEach
    void close() {
        parameters.close();
        manager.close();
    }

    @Test
    void until_it_is_known_which_is_better_both_count_alike() {
        assertBetween(0.1, 0.2, 0.6, 0.75);
    }

    @Test
    void the_head_that_is_right_counts_alone() {
        shares.fit(boxes(0), boxes(0.1f), boxes(0));
        assertBetween(ONE);

        shares.fit(boxes(-0.1f), boxes(0), boxes(0));
        assertBetween(OTHER);
    }

    @Test
    void heads_that_are_off_to_both_sides_count_so_that_they_make_up_for_each_other() {
        shares.fit(boxes(-0.02f), boxes(0.08f), boxes(0));

        assertBetween(0.04, 0.08, 0.54, 0.6);
    }

    @Test
    void of_heads_that_say_the_same_the_first_counts() {
        shares.fit(boxes(0.05f), boxes(0.05f), boxes(0));

        assertBetween(ONE);
    }

    private void assertBetween(double... box) {
        assertArrayEquals(box, shares.between(ONE, OTHER), 1e-6);
    }

    /** The true boxes, moved to the right. */
    private NDArray boxes(float by) {
        float[][] moved = new float[TRUTH.length][];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = new float[] {TRUTH[i][0] + by, TRUTH[i][1], TRUTH[i][2] + by, TRUTH[i][3]};
        }
        return manager.create(moved);
    }
}
