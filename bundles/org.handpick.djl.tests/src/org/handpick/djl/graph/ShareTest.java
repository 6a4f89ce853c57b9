package org.handpick.djl.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import org.handpick.djl.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShareTest {
    private final NDManager manager = TestEngine.manager();
    private final Parameters parameters = new Parameters(manager, 1);
    private final Share share = new Share(parameters, "a.share");

    @AfterEach
    void close() {
        parameters.close();
        manager.close();
    }

    @Test
    void until_it_is_known_which_is_better_both_count_alike() {
        assertEquals(15, Share.between(10, 20, share.value()), 1e-6);
    }

    @Test
    void the_one_that_is_right_counts_alone() {
        share.fit(tried -> new double[] {tried, 2 * tried});
        assertEquals(10, Share.between(10, 20, share.value()), 1e-6);

        share.fit(tried -> new double[] {-tried, -tried / 2});
        assertEquals(20, Share.between(10, 20, share.value()), 1e-6);
    }

    @Test
    void two_that_are_off_to_both_sides_count_so_that_they_make_up_for_each_other() {
        share.fit(tried -> new double[] {Math.abs(Share.between(-2, 8, tried))});

        assertEquals(12, Share.between(10, 20, share.value()), 1e-6);
    }

    @Test
    void where_only_chance_tells_which_is_better_both_count_alike() {
        share.fit(tried -> new double[] {tried, -tried, 1.5 * tried, -tried});
        assertEquals(15, Share.between(10, 20, share.value()), 1e-6);

        share.fit(tried -> new double[] {});
        assertEquals(15, Share.between(10, 20, share.value()), 1e-6);
    }

    @Test
    void what_is_known_to_be_worse_counts_as_little_as_is_known() {
        share.fit(tried -> new double[] {tried < 0.3 ? 0 : 2 * (tried - 0.3), tried < 0.3 ? 0 : 2.2 * (tried - 0.3)});

        assertEquals(13, Share.between(10, 20, share.value()), 1e-6);
    }
}
