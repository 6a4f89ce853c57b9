package org.handpick.dataset.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.handpick.core.Progress;
import org.handpick.dataset.DatasetBuilt.SplitProof;
import org.handpick.dataset.DatasetPlan.Shares;
import org.handpick.dataset.Embeddings;
import org.handpick.dataset.Split;
import org.junit.jupiter.api.Test;

class SidesTest {
    private static final float[] SEEN = {0, 1};
    private static final Shares SHARES = new Shares(2, 1, 1);

    /** Sets of which many are near others, in chains that go far: each new one is made from an earlier one by some bits. */
    private static List<Sides.Traits> randomSets(Random random, int count) {
        List<Sides.Traits> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int images = 1 + random.nextInt(4);
            long[] contents = new long[images];
            long[] looks = new long[random.nextInt(images + 1)];
            for (int k = 0; k < images; k++) {
                contents[k] = sets.isEmpty() || random.nextInt(8) > 0
                        ? random.nextLong()
                        : sets.get(random.nextInt(sets.size())).images()[0];
            }
            for (int k = 0; k < looks.length; k++) {
                looks[k] = random.nextLong();
                if (!sets.isEmpty() && random.nextInt(3) == 0) {
                    long[] others = sets.get(random.nextInt(sets.size())).looks();
                    looks[k] = others.length == 0 ? looks[k] : flipped(others[random.nextInt(others.length)], random);
                }
            }
            sets.add(new Sides.Traits(random.nextLong(), contents, looks, seen(random, sets)));
        }
        return sets;
    }

    /** What an encoder saw in some of the images; of some others it saw much the same in another set. */
    private static List<float[]> seen(Random random, List<Sides.Traits> sets) {
        List<float[]> seen = new ArrayList<>();
        for (int images = random.nextInt(3); images > 0; images--) {
            float[] vector = new float[9];
            List<float[]> others = sets.isEmpty()
                    ? List.of()
                    : sets.get(random.nextInt(sets.size())).seen();
            boolean isLike = !others.isEmpty() && random.nextInt(3) == 0;
            double noise = isLike ? random.nextDouble() / 5 : 1;
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) (noise * random.nextGaussian() + (isLike ? others.getFirst()[i] : 0));
            }
            double length = Math.sqrt(dot(vector, vector));
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) (vector[i] / length);
            }
            seen.add(vector);
        }
        return seen;
    }

    private static double dot(float[] one, float[] other) {
        double dot = 0;
        for (int i = 0; i < one.length; i++) {
            dot += one[i] * other[i];
        }
        return dot;
    }

    private static long flipped(long look, Random random) {
        long changed = look;
        for (int bits = random.nextInt(12); bits > 0; bits--) {
            changed ^= 1L << random.nextInt(64);
        }
        return changed;
    }

    private static Map<Integer, Split> place(List<Sides.Traits> sets, long seed, int near) {
        Sides sides = new Sides(SHARES, seed, near);
        Map<Integer, Split> placed = new HashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            int set = i;
            sides.place(sets.get(i), List.of()).ifPresent(side -> placed.put(set, side));
        }
        return placed;
    }

    private static boolean alike(Sides.Traits one, Sides.Traits other, int near) {
        for (long image : one.images()) {
            for (long theirs : other.images()) {
                if (image == theirs) {
                    return true;
                }
            }
        }
        for (long look : one.looks()) {
            for (long theirs : other.looks()) {
                if (Long.bitCount(look ^ theirs) <= near) {
                    return true;
                }
            }
        }
        for (float[] vector : one.seen()) {
            for (float[] theirs : other.seen()) {
                if (dot(vector, theirs) >= Embeddings.ALIKE_FROM) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void nothing_alike_is_on_two_sides_and_only_what_would_be_is_left_out() {
        for (int round = 0; round < 60; round++) {
            Random random = new Random(round);
            int near = random.nextInt(17);
            List<Sides.Traits> sets = randomSets(random, 60);
            Map<Integer, Split> placed = place(sets, round, near);
            String story = "round " + round + ", near " + near;
            CountLeaks leaks = new CountLeaks(near);
            for (int i = 0; i < sets.size(); i++) {
                EnumMap<Split, Boolean> sidesOfAlike = new EnumMap<>(Split.class);
                for (int j = 0; j < i; j++) {
                    if (placed.containsKey(j) && alike(sets.get(i), sets.get(j), near)) {
                        sidesOfAlike.put(placed.get(j), true);
                    }
                }
                assertEquals(sidesOfAlike.size() > 1, !placed.containsKey(i), story);
                if (sidesOfAlike.size() == 1) {
                    assertEquals(sidesOfAlike.keySet().iterator().next(), placed.get(i), story);
                }
                if (placed.containsKey(i)) {
                    leaks.enter(placed.get(i), sets.get(i));
                }
            }
            assertEquals(0, leaks.run(Progress.NONE).leaks(), story);
        }
    }

    @Test
    void sets_that_come_later_change_no_side() {
        for (int round = 0; round < 40; round++) {
            Random random = new Random(round);
            List<Sides.Traits> sets = randomSets(random, 80);
            int first = random.nextInt(sets.size());

            Map<Integer, Split> all = place(sets, round, 6);
            Map<Integer, Split> some = place(sets.subList(0, first), round, 6);

            all.keySet().removeIf(set -> set >= first);
            assertEquals(some, all, "round " + round);
        }
    }

    @Test
    void an_earlier_side_is_kept_or_the_set_left_out() {
        for (int round = 0; round < 40; round++) {
            List<Sides.Traits> sets = randomSets(new Random(round), 60);
            Map<Integer, Split> before = place(sets, 1, 6);
            Sides sides = new Sides(SHARES, 2, 6);
            before.forEach((set, side) -> sides.put(sets.get(set), side));

            for (int i = 0; i < sets.size(); i++) {
                Optional<Split> side =
                        sides.place(sets.get(i), before.containsKey(i) ? List.of(before.get(i)) : List.of());
                assertEquals(Optional.ofNullable(before.get(i)), side, "round " + round);
            }
        }
    }

    @Test
    void a_set_that_must_go_to_two_sides_goes_to_none() {
        Sides sides = new Sides(SHARES, 1, 6);
        assertEquals(
                Optional.empty(),
                sides.place(
                        new Sides.Traits(1, new long[] {1}, new long[0], List.of()), List.of(Split.TRAIN, Split.TEST)));
    }

    @Test
    void sides_have_their_shares() {
        Map<Split, Integer> counts = new EnumMap<>(Split.class);
        Sides sides = new Sides(new Shares(80, 10, 10), 5, 0);
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            Sides.Traits set =
                    new Sides.Traits(random.nextLong(), new long[] {random.nextLong()}, new long[0], List.of());
            counts.merge(sides.place(set, List.of()).orElseThrow(), 1, Integer::sum);
        }
        // five standard deviations of a binomial count are 200 and 150
        assertEquals(8000, counts.get(Split.TRAIN), 200);
        assertEquals(1000, counts.get(Split.VAL), 150);
        assertEquals(1000, counts.get(Split.TEST), 150);
    }

    @Test
    void the_proof_sees_every_kind_of_leak_and_counts_all_pairs() {
        CountLeaks leaks = new CountLeaks(2);
        leaks.enter(Split.TRAIN, new Sides.Traits(1, new long[] {1, 2}, new long[] {0b0000, -1L}, List.of(SEEN)));
        leaks.enter(
                Split.VAL,
                new Sides.Traits(2, new long[] {3}, new long[] {0b0011}, List.of(new float[] {0.6f, 0.8f}, SEEN)));
        leaks.enter(
                Split.TEST,
                new Sides.Traits(3, new long[] {2, 4, 5}, new long[] {0b11100}, List.of(new float[] {0.1f, 0.99499f})));

        // 2 x 1 of train and val, 2 x 3 of train and test, 1 x 3 of val and test; 0000 and 0011 are alike, and image 2
        // is on two sides; what was seen in an image of each side is much the same
        assertEquals(new SplitProof(2, 11, 5), leaks.run(Progress.NONE));
    }

    @Test
    void the_index_finds_what_a_search_through_all_finds() {
        for (int near = 0; near <= 16; near++) {
            Random random = new Random(near);
            LooksAlike index = new LooksAlike(near);
            List<Long> hashes = new ArrayList<>();
            List<Integer> masks = new ArrayList<>();
            int found = 0;
            for (int i = 0; i < 1500; i++) {
                long asked = hashes.isEmpty() ? 0 : flipped(hashes.get(random.nextInt(hashes.size())), random);
                int expected = 0;
                for (int k = 0; k < hashes.size(); k++) {
                    expected |= Long.bitCount(hashes.get(k) ^ asked) <= near ? masks.get(k) : 0;
                }
                assertEquals(expected, index.near(asked), "near " + near);
                found += expected != 0 ? 1 : 0;
                hashes.add(random.nextInt(4) == 0 ? asked : random.nextLong());
                masks.add(1 << random.nextInt(3));
                index.add(hashes.getLast(), masks.getLast());
            }
            assertTrue(found > 50, "only " + found + " of them had neighbours");
        }
    }
}
