package org.handpick.learning.curves;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EmaTest {
    private static final double NAN = Double.NaN;

    @Test
    void values_computed_by_hand_come_out() {
        // 0.5: m = 0.5, 1.25, 2.625; divided by 1/2, 3/4, 7/8
        assertArrayEquals(new double[] {1, 5 / 3.0, 3}, Ema.smooth(new double[] {1, 2, 4}, 0.5), 1e-15);
        // 0.8: m = 2, 1.6, 3.28; divided by 0.2, 0.36, 0.488
        assertArrayEquals(
                new double[] {10, 4.4444444444444444, 6.7213114754098361},
                Ema.smooth(new double[] {10, 0, 10}, 0.8),
                1e-12);
    }

    @Test
    void what_is_not_finite_stays_and_counts_for_nothing() {
        double[] y = {NAN, 1, Double.POSITIVE_INFINITY, 2, NAN, 4, Double.NEGATIVE_INFINITY};
        assertArrayEquals(
                new double[] {NAN, 1, Double.POSITIVE_INFINITY, 5 / 3.0, NAN, 3, Double.NEGATIVE_INFINITY},
                Ema.smooth(y, 0.5),
                1e-15);
    }

    @Test
    void without_weight_all_stays_and_a_weight_that_is_none_counts_as_none() {
        double[] y = {3, -1, 0.1};
        assertArrayEquals(y, Ema.smooth(y, 0));
        assertArrayEquals(y, Ema.smooth(y, NAN));
        assertArrayEquals(y, Ema.smooth(y, -5));
    }

    @Test
    void at_full_weight_every_value_is_the_zero_it_began_with() {
        assertArrayEquals(new double[] {0, 0, NAN}, Ema.smooth(new double[] {3, -1, NAN}, 1));
        assertArrayEquals(new double[] {0, 0}, Ema.smooth(new double[] {3, -1}, 7));
    }

    @Test
    void a_constant_line_stays_exactly_as_it_is() {
        double[] y = {0.1, 0.1, 0.1, 0.1};
        assertArrayEquals(y, Ema.smooth(y, 0.9));
        assertArrayEquals(y, Ema.smooth(y, 1));
        assertEquals(0, Ema.smooth(new double[0], 0.5).length);
    }

    @Test
    void every_value_is_a_weighted_mean_of_those_up_to_it() {
        Random random = new Random(7);
        double[] y = random.doubles(200, -5, 5).toArray();
        double weight = 0.93;
        double[] smooth = Ema.smooth(y, weight);
        for (int t = 0; t < y.length; t++) {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i <= t; i++) {
                sum += Math.pow(weight, t - i) * y[i];
                weights += Math.pow(weight, t - i);
            }
            assertEquals(sum / weights, smooth[t], 1e-9);
        }
    }
}
