package org.handpick.djl.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final double CLOSE = 1e-12;
    private final Schedule schedule = new Schedule(0.1, 4, 24, 0.01);

    @Test
    void the_rate_rises_in_a_line_to_its_peak() {
        assertEquals(0.025, schedule.rate(0), CLOSE);
        assertEquals(0.05, schedule.rate(1), CLOSE);
        assertEquals(0.1, schedule.rate(3), CLOSE);
    }

    @Test
    void then_it_falls_by_half_a_cosine_to_its_floor() {
        assertEquals(0.1, schedule.rate(4), CLOSE);
        assertEquals(0.1 * (0.01 + 0.99 / 2), schedule.rate(14), CLOSE);
        assertEquals(0.1 * 0.01, schedule.rate(24), CLOSE);
        assertEquals(0.1 * 0.01, schedule.rate(1000), CLOSE);
    }

    @Test
    void a_training_of_warm_up_alone_has_a_rate_everywhere() {
        assertEquals(0.1 * 0.01, new Schedule(0.1, 4, 4, 0.01).rate(4), CLOSE);
    }
}
