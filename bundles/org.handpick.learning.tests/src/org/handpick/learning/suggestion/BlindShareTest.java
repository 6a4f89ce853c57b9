package org.handpick.learning.suggestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.handpick.core.sets.SetId;
import org.junit.jupiter.api.Test;

class BlindShareTest {
    private static final int SETS = 20_000;

    @Test
    void about_the_share_of_sets_is_hidden_and_always_the_same_ones() {
        for (double share : new double[] {0.02, 0.1, 0.5}) {
            BlindShare blind = new BlindShare(share);
            assertEquals(share, hidden(blind) / (double) SETS, 0.01);
            assertEquals(hidden(blind), hidden(new BlindShare(share)));
        }
    }

    @Test
    void a_larger_share_hides_what_a_smaller_one_hid() {
        BlindShare small = new BlindShare(0.1);
        BlindShare large = new BlindShare(0.3);
        assertTrue(IntStream.range(0, SETS)
                .mapToObj(BlindShareTest::id)
                .filter(small::hides)
                .allMatch(large::hides));
    }

    @Test
    void none_hides_nothing_and_all_hides_everything() {
        assertEquals(0, hidden(new BlindShare(0)));
        assertEquals(SETS, hidden(new BlindShare(1)));
        assertThrows(IllegalArgumentException.class, () -> new BlindShare(1.1));
    }

    private static long hidden(BlindShare blind) {
        return IntStream.range(0, SETS)
                .mapToObj(BlindShareTest::id)
                .filter(blind::hides)
                .count();
    }

    private static SetId id(int number) {
        return new SetId("t_%012x".formatted(number * 7919L));
    }
}
