package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final double Z = 1.96;

    @Test
    void a_share_has_the_interval_of_the_binomial_distribution() {
        for (int right : new int[] {120, 200, 320}) {
            Estimate estimate = Bootstrap.DEFAULT.estimate(shares(right, 400)).orElseThrow();
            double share = right / 400.0;
            double error = Math.sqrt(share * (1 - share) / 400);
            assertEquals(share, estimate.value(), 1e-12);
            assertEquals(share - Z * error, estimate.low(), 0.01);
            assertEquals(share + Z * error, estimate.high(), 0.01);
            assertEquals(400, estimate.sets());
        }
    }

    @Test
    void the_interval_holds_the_truth_in_about_95_of_100_cases() {
        Random random = new Random(3);
        Bootstrap bootstrap = new Bootstrap(500, 1);
        int held = 0;
        int cases = 400;
        for (int i = 0; i < cases; i++) {
            List<Points> points = new ArrayList<>();
            for (int set = 0; set < 60; set++) {
                points.add(Points.one(random.nextDouble() < 0.7));
            }
            Estimate estimate = bootstrap.estimate(points).orElseThrow();
            held += estimate.low() <= 0.7 && 0.7 <= estimate.high() ? 1 : 0;
        }
        // Four standard errors of 0.95 over 400 cases are 0.044.
        assertEquals(0.95, (double) held / cases, 0.044);
    }

    @Test
    void sets_that_could_win_more_weigh_more() {
        Estimate estimate = Bootstrap.DEFAULT
                .estimate(List.of(new Points(3, 3), new Points(0, 1)))
                .orElseThrow();
        assertEquals(0.75, estimate.value());
        assertEquals(0, estimate.low());
        assertEquals(1, estimate.high());
    }

    @Test
    void the_same_sets_give_the_same_interval_and_another_seed_another() {
        List<Points> points = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            points.add(Points.one(random.nextDouble()));
        }
        assertEquals(Bootstrap.DEFAULT.estimate(points), Bootstrap.DEFAULT.estimate(points));
        assertNotEquals(new Bootstrap(2000, 1).estimate(points), new Bootstrap(2000, 2).estimate(points));
    }

    @Test
    void no_fault_in_few_sets_is_no_certainty() {
        // Wilson: n / (n + z^2) for n of n.
        Estimate all = Bootstrap.DEFAULT.estimate(shares(10, 10)).orElseThrow();
        assertEquals(new Estimate(1, all.low(), 1, 10), all);
        assertEquals(10 / (10 + Z * Z), all.low(), 1e-4);
        Estimate none = Bootstrap.DEFAULT.estimate(shares(0, 10)).orElseThrow();
        assertEquals(0, none.low());
        assertEquals(Z * Z / (10 + Z * Z), none.high(), 1e-4);
    }

    @Test
    void no_sets_give_no_figure() {
        assertEquals(Optional.empty(), Bootstrap.DEFAULT.estimate(List.of()));
        assertEquals(Optional.empty(), Bootstrap.DEFAULT.difference(List.of(), List.of()));
    }

    @Test
    void a_difference_is_sharper_than_its_two_figures_where_both_err_on_the_same_sets() {
        List<Points> one = new ArrayList<>(shares(60, 100));
        List<Points> other = new ArrayList<>(shares(50, 100));
        Estimate lead = Bootstrap.DEFAULT.difference(one, other).orElseThrow();
        assertEquals(0.1, lead.value(), 1e-12);
        // Ten sets of a hundred differ.
        double error = Math.sqrt(0.1 * 0.9 / 100);
        assertEquals(0.1 - Z * error, lead.low(), 0.015);
        assertEquals(0.1 + Z * error, lead.high(), 0.015);
        Estimate alone = Bootstrap.DEFAULT.estimate(one).orElseThrow();
        assertTrue(alone.high() - alone.low() > 1.4 * (lead.high() - lead.low()));
    }

    @Test
    void two_that_are_not_about_the_same_sets_are_not_compared() {
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.DEFAULT.difference(shares(1, 2), shares(1, 3)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Bootstrap.DEFAULT.difference(List.of(new Points(1, 1)), List.of(new Points(1, 2))));
    }

    private static List<Points> shares(int right, int of) {
        List<Points> points = new ArrayList<>(Collections.nCopies(right, Points.one(true)));
        points.addAll(Collections.nCopies(of - right, Points.one(false)));
        return points;
    }
}
