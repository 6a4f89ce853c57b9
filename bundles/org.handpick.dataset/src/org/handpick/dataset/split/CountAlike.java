package org.handpick.dataset.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.handpick.core.Progress;

/**
 * Counts the pairs of hashes, one of each of two sides, that differ in at most {@code near} of 64 bits. Exact.
 *
 * <p>A hash is cut into {@code near + s} blocks. If two hashes differ in at most {@code near} bits, then in at most as many blocks, and
 * {@code s} blocks or more are equal (G. S. Manku, A. Jain, A. Das Sarma, "Detecting Near-Duplicates for Web Crawling", WWW 2007). So
 * for every choice of {@code s} blocks one side is laid out by what they hold, and each hash of the other is compared with those
 * that hold the same there. A pair that is equal in several choices counts for the first of them.
 *
 * <p>The more blocks are to be equal, the fewer pairs are compared and the more choices there are; {@code s} is what costs least. It
 * is 0 for few hashes: that is one choice, of no block, and every hash is compared with every other.
 */
final class CountAlike {
    private static final int MOST_SHARED = 5;
    private static final int LARGEST_TABLE = 22;
    /** To lay out a hash or to find its like costs as much as so many comparisons. */
    private static final double LOOK_UP = 16;
    /** So many comparisons are some hundredths of a second; between two of them a person may stop it. */
    private static final double BREATH = 1 << 26;

    private final CountedHashes laidOut;
    private final CountedHashes asked;
    private final int near;
    private final long[] choices;

    private final long[] ordered;
    /** By place the first of its hashes in {@code ordered}, and behind all places the end. */
    private final int[] starts;

    /** @param near 0 to 59 */
    CountAlike(CountedHashes one, CountedHashes other, int near) {
        this(one, other, near, cheapest(one.size(), other.size(), near));
    }

    /** @param shared how many blocks are to be equal; with {@code near} they are 64 at most */
    CountAlike(CountedHashes one, CountedHashes other, int near, int shared) {
        this.laidOut = one.size() < other.size() ? one : other;
        this.asked = laidOut == one ? other : one;
        this.near = near;
        this.choices = choices(near + shared, shared);
        this.ordered = new long[laidOut.size()];
        this.starts = new int[(1 << bits(laidOut.size(), near, shared)) + 1];
    }

    /** @throws org.handpick.core.Cancelled once a person has asked to stop */
    long run(Progress progress) {
        if (laidOut.size() == 0) {
            return 0;
        }
        long found = 0;
        for (long choice : choices) {
            layOut(choice);
            int stride = stride();
            for (int from = 0; from < asked.size(); from += stride) {
                progress.check();
                found += IntStream.range(from, Math.min(asked.size(), from + stride))
                        .parallel()
                        .mapToLong(at -> alike(at, choice))
                        .sum();
            }
        }
        return found;
    }

    /** Puts those of one side that hold the same in the chosen blocks beside each other. */
    private void layOut(long choice) {
        Arrays.fill(starts, 0);
        for (int i = 0; i < laidOut.size(); i++) {
            starts[place(laidOut.hash(i), choice)]++;
        }
        for (int place = 1; place <= lastPlace() + 1; place++) {
            starts[place] += starts[place - 1];
        }
        for (int i = 0; i < laidOut.size(); i++) {
            ordered[--starts[place(laidOut.hash(i), choice)]] = laidOut.hash(i);
        }
    }

    private long alike(int at, long choice) {
        long hash = asked.hash(at);
        int place = place(hash, choice);
        long found = 0;
        for (int i = starts[place]; i < starts[place + 1]; i++) {
            long difference = ordered[i] ^ hash;
            if (Long.bitCount(difference) <= near && isFirst(choice, difference)) {
                found += (long) asked.times(at) * laidOut.timesOf(ordered[i]);
            }
        }
        return found;
    }

    private boolean isFirst(long choice, long difference) {
        return Arrays.stream(choices)
                        .filter(blocks -> (blocks & difference) == 0)
                        .findFirst()
                        .orElseThrow()
                == choice;
    }

    /** What the chosen blocks hold, or as much of it as the table has places for. */
    private int place(long hash, long choice) {
        return (int) Long.compress(hash, choice) & lastPlace();
    }

    private int lastPlace() {
        return starts.length - 2;
    }

    /** How many hashes are asked for at a time: by how many comparisons one costs if these hashes are like those laid out. */
    private int stride() {
        double comparisons = 0;
        for (int place = 0; place <= lastPlace(); place++) {
            double here = starts[place + 1] - starts[place];
            comparisons += here * here / laidOut.size();
        }
        return (int) Math.clamp(BREATH / (LOOK_UP + comparisons), 1, asked.size());
    }

    /** How many blocks are to be equal for it to cost least. */
    static int cheapest(int one, int other, int near) {
        int cheapest = 0;
        for (int shared = 1; shared <= MOST_SHARED; shared++) {
            if (cost(one, other, near, shared) < cost(one, other, near, cheapest)) {
                cheapest = shared;
            }
        }
        return cheapest;
    }

    /** In comparisons, if all hashes are equally likely. */
    private static double cost(int one, int other, int near, int shared) {
        double choices = 1;
        for (int i = 1; i <= shared; i++) {
            choices *= (double) (near + i) / i;
        }
        double places = 1 << bits(Math.min(one, other), near, shared);
        return choices * (LOOK_UP * ((double) one + other) + places + (double) one * other / places);
    }

    /** The places of a table for so many blocks, as a power of two: about one for each hash at most. */
    private static int bits(int hashes, int near, int shared) {
        int enough = Integer.SIZE - Integer.numberOfLeadingZeros(hashes);
        int held = shared == 0 ? 0 : shared * (Long.SIZE / (near + shared));
        return Math.min(held, Math.min(enough, LARGEST_TABLE));
    }

    /** Every choice of {@code chosen} of the blocks, as the bits in them. */
    private static long[] choices(int blocks, int chosen) {
        List<Long> choices = new ArrayList<>();
        choose(0, blocks, chosen, 0, choices);
        return choices.stream().mapToLong(Long::longValue).toArray();
    }

    private static void choose(int from, int blocks, int chosen, long bits, List<Long> choices) {
        if (chosen == 0) {
            choices.add(bits);
            return;
        }
        for (int block = from; block <= blocks - chosen; block++) {
            choose(block + 1, blocks, chosen - 1, bits | block(block, blocks), choices);
        }
    }

    /** The bits of a block; a block may be a bit longer than another. */
    private static long block(int block, int blocks) {
        int first = block * Long.SIZE / blocks;
        int length = (block + 1) * Long.SIZE / blocks - first;
        return (-1L >>> Long.SIZE - length) << first;
    }
}
