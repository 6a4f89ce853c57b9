package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.junit.jupiter.api.Test;

class RepeatTurnsTest {
    private static final RepeatRule ALWAYS = new RepeatRule(1, Duration.ofDays(14));

    private static Repeat repeat(String name) {
        ImageSet set = ImageSet.of(List.of(new ImageRef(name + "1.png"), new ImageRef(name + "2.png")));
        return new Repeat(set, List.of(Path.of("a"), Path.of("b")), "first " + name);
    }

    private static SetId set(long number) {
        return new SetId("t_%012x".formatted(number));
    }

    @Test
    void who_works_through_a_library_sees_the_share_again_and_each_turn_once() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        RepeatRule rule = new RepeatRule(0.05, Duration.ofDays(14));
        RepeatTurns turns = new RepeatTurns(rule);
        Set<SetId> before = new HashSet<>();
        int sets = 20_000;
        for (int i = 0; i < sets; i++) {
            turns.found(repeat("set" + i));
            SetId next = set(random.nextInt(sets)); // some come several times, as after an undo
            Optional<Repeat> seen = turns.before(next);
            assertEquals(seen, turns.take(next));
            assertEquals(rule.repeatsBefore(next) && before.add(next), seen.isPresent(), "seed " + seed);
        }
    }

    @Test
    void what_is_not_found_in_time_comes_at_another_turn_and_what_came_does_not_come_twice() {
        RepeatTurns turns = new RepeatTurns(ALWAYS);
        assertEquals(Optional.empty(), turns.take(set(1)));
        assertFalse(turns.isTurn(set(1)), "nothing is caught up on");

        turns.found(repeat("a"));
        assertEquals(Optional.empty(), turns.take(set(1)));
        assertEquals(Optional.of(repeat("a")), turns.take(set(2)));
        assertEquals(Optional.empty(), turns.take(set(3)));
    }

    @Test
    void nothing_comes_again_where_nobody_wants_it() {
        RepeatTurns turns = new RepeatTurns(new RepeatRule(0, Duration.ofDays(14)));
        turns.found(repeat("a"));
        assertEquals(Optional.empty(), turns.take(set(1)));
    }
}
