package org.handpick.learning.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void marks_stand_at_round_numbers_around_the_values() {
        assertEquals(List.of("0", "20", "40", "60", "80", "100"), labels(Ticks.of(3, 97, 5)));
        assertEquals(List.of("0.40", "0.45", "0.50", "0.55"), labels(Ticks.of(0.41, 0.53, 3)));
        assertEquals(List.of("-10", "-5", "0", "5"), labels(Ticks.of(-7, 4, 3)));
    }

    @Test
    void numbers_too_long_to_read_are_written_with_an_exponent() {
        assertEquals(List.of("0", "5E+11", "1E+12"), labels(Ticks.of(0, 1e12, 2)));
    }

    @Test
    void values_that_are_all_the_same_get_room_on_both_sides() {
        Ticks ticks = Ticks.of(0.7, 0.7, 4);
        assertTrue(ticks.lowest() < 0.7 && ticks.highest() > 0.7);
        assertEquals(List.of("-1", "0", "1"), labels(Ticks.of(0, 0, 2)));
    }

    @Test
    void any_two_numbers_have_marks_and_few_of_them() {
        Random random = new Random(11);
        double[] hostile = {0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1e-300, 1e300, 1, 1 + 1e-15
        };
        for (int round = 0; round < 5000; round++) {
            double one = random.nextInt(3) == 0
                    ? hostile[random.nextInt(hostile.length)]
                    : random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15);
            double other = random.nextInt(3) == 0
                    ? hostile[random.nextInt(hostile.length)]
                    : random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15);
            int about = 2 + random.nextInt(10);
            Ticks ticks = Ticks.of(Math.min(one, other), Math.max(one, other), about);
            assertTrue(
                    ticks.count() >= 2 && ticks.count() <= 2 * about + 2,
                    () -> one + " " + other + " about " + about + ": " + ticks);
            assertTrue(ticks.lowest() <= Math.clamp(Math.min(one, other), -1e300, 1e300) || ticks.lowest() <= -1e300);
            assertTrue(ticks.highest() >= Math.clamp(Math.max(one, other), -1e300, 1e300) || ticks.highest() >= 1e300);
        }
    }

    private static List<String> labels(Ticks ticks) {
        return ticks.all().stream().map(Ticks.Tick::label).toList();
    }
}
