package org.handpick.dataset.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;

class CountAlikeTest {
    private static final int FARTHEST = 16;
    private static final int MOST_SHARED = 3;

    /** Hashes of which many are some bits off one of few others, and some the same. */
    private static long[] clustered(Random random, int count, long[] centres, int bits) {
        long[] hashes = new long[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = centres[random.nextInt(centres.length)];
            for (int flips = random.nextInt(bits + 1); flips > 0; flips--) {
                hashes[i] ^= 1L << random.nextInt(Long.SIZE);
            }
        }
        return hashes;
    }

    private static long byComparingAll(long[] one, long[] other, int near) {
        long found = 0;
        for (long hash : one) {
            for (long theirs : other) {
                found += Long.bitCount(hash ^ theirs) <= near ? 1 : 0;
            }
        }
        return found;
    }

    private static CountedHashes counted(long... hashes) {
        return new CountedHashes(hashes.clone());
    }

    @Test
    void it_counts_what_comparing_all_counts_however_many_blocks_are_to_be_equal() {
        for (int near = 0; near <= FARTHEST; near++) {
            Random random = new Random(near);
            long all = 0;
            for (int round = 0; round < 12; round++) {
                long[] centres = random.longs(1 + random.nextInt(60)).toArray();
                long[] one = clustered(random, random.nextInt(300), centres, 2 * near + 1);
                long[] other = clustered(random, random.nextInt(300), centres, random.nextInt(near + 1));
                long expected = byComparingAll(one, other, near);
                for (int shared = 0; shared <= MOST_SHARED; shared++) {
                    CountAlike count = new CountAlike(counted(one), counted(other), near, shared);
                    assertEquals(expected, count.run(Progress.NONE), "near " + near + ", " + shared + " blocks");
                }
                assertEquals(expected, new CountAlike(counted(one), counted(other), near).run(Progress.NONE));
                all += expected;
            }
            assertTrue(all > 1000, "only " + all + " pairs were alike");
        }
    }

    @Test
    void it_counts_what_comparing_all_counts_in_hashes_without_likeness_and_on_the_edge_of_it() {
        for (int near = 0; near <= FARTHEST; near++) {
            Random random = new Random(near);
            long[] one = random.longs(1500).toArray();
            long[] other = random.longs(400).toArray();
            for (int i = 0; i < 100; i++) { // one bit nearer than the limit, on it, and behind it
                long difference = 0;
                while (Long.bitCount(difference) < Math.max(0, near - 1 + i % 3)) {
                    difference |= 1L << random.nextInt(Long.SIZE);
                }
                other[i] = one[i] ^ difference;
            }
            assertEquals(
                    byComparingAll(one, other, near),
                    new CountAlike(counted(one), counted(other), near).run(Progress.NONE),
                    "near " + near);
        }
    }

    @Test
    void no_hashes_have_no_like() {
        assertEquals(0, new CountAlike(counted(), counted(1, 2), 6).run(Progress.NONE));
        assertEquals(0, new CountAlike(counted(), counted(), 0).run(Progress.NONE));
    }

    @Test
    void the_more_hashes_the_more_blocks_are_to_be_equal() {
        TreeSet<Integer> shared = new TreeSet<>();
        for (int hashes = 1; hashes < 10_000_000; hashes *= 10) {
            shared.add(CountAlike.cheapest(hashes, hashes, 6));
        }
        assertEquals(0, shared.first());
        assertTrue(shared.last() >= 2, shared::toString);
    }

    @Test
    void a_person_can_stop_it() {
        Progress stopped = new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(Cancelled.class, () -> new CountAlike(counted(1), counted(2), 6).run(stopped));
    }
}
