package org.handpick.dataset.split;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.DatasetBuilt.SplitProof;
import org.handpick.dataset.Split;

/**
 * The proof of a split: compares every image of a side with every image of the others, and knows nothing of how sides were given.
 * Quadratic on purpose, since what has no index can't have a fault in it; some thousand million pairs a second.
 */
public final class CountLeaks implements Operation<SplitProof> {
    private static final int BLOCK = 1 << 10;

    private final int near;
    private final Map<Split, Longs> contents = new EnumMap<>(Split.class);
    private final Map<Split, Longs> looks = new EnumMap<>(Split.class);

    /** @param near up to so many bits of difference two images are alike */
    public CountLeaks(int near) {
        this.near = near;
        for (Split side : Split.values()) {
            contents.put(side, new Longs());
            looks.put(side, new Longs());
        }
    }

    /** Enters the images of a set. */
    public void enter(Split side, Sides.Traits set) {
        Arrays.stream(set.images()).forEach(contents.get(side)::add);
        Arrays.stream(set.looks()).forEach(looks.get(side)::add);
    }

    @Override
    public SplitProof run(Progress progress) {
        progress.begin("Proving the split", 0);
        long compared = 0;
        long leaks = 0;
        for (List<Split> sides : List.of(
                List.of(Split.TRAIN, Split.VAL), List.of(Split.TRAIN, Split.TEST), List.of(Split.VAL, Split.TEST))) {
            long[] one = contents.get(sides.getFirst()).values();
            long[] other = contents.get(sides.getLast()).values();
            compared += (long) one.length * other.length;
            leaks += equalPairs(one, other)
                    + alike(
                            looks.get(sides.getFirst()).values(),
                            looks.get(sides.getLast()).values(),
                            progress);
        }
        return new SplitProof(near, compared, leaks);
    }

    /** Pairs of equal images: told by sorting, which leaves none out. */
    private static long equalPairs(long[] one, long[] other) {
        long[] sorted = other.clone();
        Arrays.sort(sorted);
        return Arrays.stream(one)
                .filter(image -> Arrays.binarySearch(sorted, image) >= 0)
                .count();
    }

    private long alike(long[] one, long[] other, Progress progress) {
        long found = 0;
        for (int block = 0; block < one.length; block += BLOCK) {
            progress.check();
            found += IntStream.range(block, Math.min(one.length, block + BLOCK))
                    .parallel()
                    .mapToLong(image -> alike(one[image], other))
                    .sum();
        }
        return found;
    }

    private long alike(long look, long[] others) {
        long found = 0;
        for (long other : others) {
            if (Long.bitCount(look ^ other) <= near) {
                found++;
            }
        }
        return found;
    }

    private static final class Longs {
        private long[] values = new long[16];
        private int count;

        void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = value;
        }

        long[] values() {
            return Arrays.copyOf(values, count);
        }
    }
}
