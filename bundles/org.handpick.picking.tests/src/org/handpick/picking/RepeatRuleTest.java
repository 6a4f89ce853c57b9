package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.handpick.core.sets.SetId;
import org.junit.jupiter.api.Test;

class RepeatRuleTest {
    private static final int SETS = 40_000;
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    private final long seed = new Random().nextLong();

    private List<SetId> sets() {
        Random random = new Random(seed);
        return Stream.generate(() -> new SetId("t_%012x".formatted(random.nextLong() >>> 16)))
                .limit(SETS)
                .toList();
    }

    private static RepeatRule rule(double share) {
        return new RepeatRule(share, FORTNIGHT);
    }

    @Test
    void sets_come_again_before_as_large_a_share_as_is_wished_and_before_none_where_none_is() {
        List<SetId> sets = sets();
        assertEquals(0, sets.stream().filter(rule(0)::repeatsBefore).count());
        assertEquals(SETS, sets.stream().filter(rule(1)::repeatsBefore).count());
        for (double share : List.of(0.01, 0.02, 0.05)) {
            double seen = sets.stream().filter(rule(share)::repeatsBefore).count();
            double doubt = 6 * Math.sqrt(SETS * share * (1 - share));
            assertEquals(SETS * share, seen, doubt, "seed " + seed);
        }
    }

    @Test
    void a_larger_share_takes_nothing_away_and_the_same_share_says_the_same() {
        for (SetId set : sets()) {
            assertEquals(rule(0.02).repeatsBefore(set), rule(0.02).repeatsBefore(set));
            assertTrue(rule(0.05).repeatsBefore(set) || !rule(0.02).repeatsBefore(set), set + ", seed " + seed);
        }
    }

    @Test
    void a_decision_is_old_enough_on_the_very_day_and_a_repeat_rests_for_a_quarter() {
        Instant then = Instant.parse("2026-01-01T12:00:00Z");
        assertFalse(rule(1).isOld(then, then.plus(FORTNIGHT).minusMillis(1)));
        assertTrue(rule(1).isOld(then, then.plus(FORTNIGHT)));
        assertFalse(RepeatRule.isRested(then, then.plus(RepeatRule.PAUSE).minusMillis(1)));
        assertTrue(RepeatRule.isRested(then, then.plus(RepeatRule.PAUSE)));
    }

    @Test
    void what_is_no_share_and_no_time_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> rule(-0.01));
        assertThrows(IllegalArgumentException.class, () -> rule(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new RepeatRule(0.02, Duration.ofDays(-1)));
    }
}
