package org.handpick.learning.curves;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LttbTest {
    private static final double NAN = Double.NaN;

    @Test
    void where_there_is_room_for_all_all_are_chosen() {
        double[] y = {5, NAN, 3, 4};
        assertArrayEquals(new int[] {0, 1, 2, 3}, Lttb.choose(steps(4), y, 4));
        assertArrayEquals(new int[] {0, 1, 2, 3}, Lttb.choose(steps(4), y, 100));
        assertEquals(0, Lttb.choose(new double[0], new double[0], 4).length);
    }

    @Test
    void the_point_of_the_largest_triangle_is_chosen_from_each_bucket() {
        // Six points of room are two for extremes, first, last and two buckets: 1..3 and 4..6.
        // First bucket: from (0, 0) to the mean of the second (5, 1): heights against that line are 0.8 at 1, 2.6 at 2,
        // 1.6 at 3.
        // Second bucket: from (2, 3) to the last (7, 0): 0.8 at 4, 1.8 at 5, 0.4 at 6, all from below or above.
        double[] y = {0, 1, 3, 2.2, 1, 3, 1, 0};
        int[] chosen = Lttb.choose(steps(8), y, 6);
        assertArrayEquals(new int[] {0, 2, 5, 7}, chosen);
    }

    @Test
    void the_choice_is_ascending_and_no_larger_than_asked_and_keeps_ends_and_extremes() {
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            int length = 1 + random.nextInt(400);
            int points = Lttb.FEWEST + random.nextInt(120);
            double[] y = walk(random, length, random.nextInt(3) * 0.2);
            int[] chosen = Lttb.choose(steps(length), y, points);

            assertTrue(chosen.length <= Math.max(points, 0), () -> points + " asked, got " + Arrays.toString(chosen));
            for (int i = 1; i < chosen.length; i++) {
                assertTrue(chosen[i - 1] < chosen[i], () -> "not ascending: " + Arrays.toString(chosen));
            }
            int[] finite = IntStream.range(0, length)
                    .filter(i -> Double.isFinite(y[i]))
                    .toArray();
            if (length > points && finite.length > 0) {
                int[] kept =
                        Arrays.stream(chosen).filter(i -> Double.isFinite(y[i])).toArray();
                assertEquals(finite[0], kept[0]);
                assertEquals(finite[finite.length - 1], kept[kept.length - 1]);
                assertEquals(highest(y, finite), highest(y, kept));
                assertEquals(-highest(negative(y), finite), -highest(negative(y), kept));
            }
        }
    }

    @Test
    void nearly_all_the_room_is_used() {
        double[] y = walk(new Random(1), 10_000, 0);
        assertTrue(Lttb.choose(steps(10_000), y, 500).length >= 498);
    }

    @Test
    void a_spike_of_one_point_survives_any_thinning() {
        double[] y = new double[100_000];
        y[77_777] = 1;
        for (int points : new int[] {4, 5, 10, 1000}) {
            assertTrue(
                    Arrays.binarySearch(Lttb.choose(steps(y.length), y, points), 77_777) >= 0,
                    "at " + points + " points");
        }
    }

    @Test
    void a_gap_stays_a_gap_and_the_line_reaches_its_edges() {
        double[] y = walk(new Random(3), 1000, 0);
        Arrays.fill(y, 400, 450, NAN);
        int[] chosen = Lttb.choose(steps(1000), y, 50);

        int[] gaps = Arrays.stream(chosen).filter(i -> Double.isNaN(y[i])).toArray();
        assertEquals(1, gaps.length);
        int at = Arrays.binarySearch(chosen, gaps[0]);
        assertEquals(399, chosen[at - 1]);
        assertEquals(450, chosen[at + 1]);
    }

    @Test
    void where_there_are_more_gaps_than_room_the_widest_stay() {
        double[] y = walk(new Random(4), 10_000, 0);
        for (int i = 100; i < 9900; i += 10) {
            y[i] = NAN;
        }
        Arrays.fill(y, 5000, 5200, Double.POSITIVE_INFINITY);
        int[] chosen = Lttb.choose(steps(10_000), y, 40);
        assertTrue(chosen.length <= 40);
        assertTrue(Arrays.stream(chosen).anyMatch(i -> i >= 5000 && i < 5200), () -> Arrays.toString(chosen));
    }

    @Test
    void a_line_without_a_number_has_no_points_and_three_points_are_too_few() {
        assertEquals(0, Lttb.choose(steps(9), new double[] {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN}, 5).length);
        assertThrows(IllegalArgumentException.class, () -> Lttb.choose(steps(9), new double[9], 3));
    }

    @Test
    void a_curve_is_thinned_to_points_of_its_own() {
        Curve curve = new Curve("loss", steps(1000), walk(new Random(5), 1000, 0.1));
        Curve thin = curve.thinned(60);
        assertEquals("loss", thin.name());
        for (int i = 0; i < thin.size(); i++) {
            assertEquals(curve.y()[(int) thin.x()[i]], thin.y()[i]);
        }
        assertEquals(curve, curve.thinned(1000));
    }

    private static double[] steps(int length) {
        return IntStream.range(0, length).asDoubleStream().toArray();
    }

    private static double[] walk(Random random, int length, double gaps) {
        double[] y = new double[length];
        double at = 0;
        for (int i = 0; i < length; i++) {
            at += random.nextGaussian();
            y[i] = random.nextDouble() < gaps ? NAN : at;
        }
        return y;
    }

    private static double highest(double[] y, int[] at) {
        return Arrays.stream(at).mapToDouble(i -> y[i]).max().orElseThrow();
    }

    private static double[] negative(double[] y) {
        return Arrays.stream(y).map(value -> -value).toArray();
    }
}
