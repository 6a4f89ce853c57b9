package org.handpick.learning.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BestEpochTest {
    private static final double ERROR = 0.1;

    @Test
    void the_last_of_the_epochs_that_are_as_good_but_for_chance_is_kept() {
        assertEquals(new BestEpoch(0.5, ERROR, 4), after(1.0, 0.5, 0.58, 0.55));
    }

    @Test
    void one_that_is_worse_than_chance_explains_is_not() {
        assertEquals(2, after(1.0, 0.5, 0.61, 0.7).epoch());
    }

    @Test
    void what_is_a_little_worse_each_time_is_told_from_the_best() {
        assertEquals(2, after(0.5, 0.58, 0.66, 0.74).epoch());
    }

    @Test
    void a_better_one_is_kept_however_little() {
        assertEquals(new BestEpoch(0.4999, ERROR, 3), after(0.5, 0.7, 0.4999, 0.61));
    }

    @Test
    void of_equals_whose_error_is_not_known_the_first_is_kept() {
        BestEpoch best = BestEpoch.NONE
                .after(1, 0.25, 0, Goal.USUAL)
                .after(2, 0.75, 0, Goal.USUAL)
                .after(3, 0.75, 0, Goal.USUAL);

        assertEquals(new BestEpoch(0.75, 0, 2), best);
    }

    @Test
    void what_is_no_number_is_never_kept() {
        assertEquals(BestEpoch.NONE, after(Double.NaN));
        assertEquals(1, after(0.5, Double.NaN).epoch());
    }

    private static BestEpoch after(double... losses) {
        BestEpoch best = BestEpoch.NONE;
        for (int epoch = 1; epoch <= losses.length; epoch++) {
            best = best.after(epoch, losses[epoch - 1], ERROR, Goal.LOSS);
        }
        return best;
    }
}
