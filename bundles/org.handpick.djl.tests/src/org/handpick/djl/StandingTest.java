package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StandingTest {
    private static final double ERROR = 0.1;

    @Test
    void the_last_of_the_epochs_that_are_as_good_but_for_chance_is_the_best() {
        Standing standing = judged(1.0, 0.5, 0.58, 0.55);

        assertEquals(4, standing.bestEpoch());
        assertEquals(0.5, standing.lowest());
    }

    @Test
    void one_that_is_worse_than_chance_explains_is_not() {
        assertEquals(2, judged(1.0, 0.5, 0.61, 0.7).bestEpoch());
    }

    @Test
    void what_is_a_little_worse_each_time_is_told_from_the_lowest() {
        assertEquals(2, judged(0.5, 0.58, 0.66, 0.74).bestEpoch());
    }

    @Test
    void a_lower_one_is_the_best_however_little() {
        assertEquals(3, judged(0.5, 0.7, 0.4999, 0.61).bestEpoch());
    }

    private static Standing judged(double... losses) {
        Standing standing = Standing.START;
        for (double loss : losses) {
            standing = standing.afterEpoch().judged(loss, ERROR);
        }
        return standing;
    }
}
