package org.handpick.dataset.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.DatasetBuilt.SplitProof;
import org.handpick.dataset.Embeddings;
import org.handpick.dataset.Split;

/**
 * The proof of a split: counts the pairs of images of two sides that are equal, those that look alike, and those
 * that are much the same to an encoder. It knows nothing of how
 * sides were given and has neither code nor an index in common with that; {@code CountAlike} says why no pair escapes it.
 */
public final class CountLeaks implements Operation<SplitProof> {
    private final int near;
    private final Map<Split, Longs> contents = new EnumMap<>(Split.class);
    private final Map<Split, Longs> looks = new EnumMap<>(Split.class);
    private final Map<Split, List<float[]>> seen = new EnumMap<>(Split.class);

    /** @param near up to so many bits of difference two images are alike */
    public CountLeaks(int near) {
        this.near = near;
        for (Split side : Split.values()) {
            contents.put(side, new Longs());
            looks.put(side, new Longs());
            seen.put(side, new ArrayList<>());
        }
    }

    /** Enters the images of a set. */
    public void enter(Split side, Sides.Traits set) {
        contents.get(side).add(set.images());
        looks.get(side).add(set.looks());
        seen.get(side).addAll(set.seen());
    }

    @Override
    public SplitProof run(Progress progress) {
        progress.begin("Proving the split", 0);
        long pairs = 0;
        long leaks = 0;
        for (Split side : Split.values()) {
            Longs others = behind(side, contents);
            pairs += (long) contents.get(side).count * others.count;
            leaks += alike(contents.get(side), others, 0, progress);
            leaks += alike(looks.get(side), behind(side, looks), near, progress);
            leaks += alikeToEncoder(side, progress);
        }
        return new SplitProof(near, pairs, leaks);
    }

    private static long alike(Longs one, Longs other, int near, Progress progress) {
        return new CountAlike(new CountedHashes(one.values()), new CountedHashes(other.values()), near).run(progress);
    }

    /** Each with each, whole and without a short cut. */
    private long alikeToEncoder(Split side, Progress progress) {
        long alike = 0;
        for (float[] one : seen.get(side)) {
            progress.check();
            for (Split other : Split.values()) {
                if (other.compareTo(side) > 0) {
                    alike += seen.get(other).stream()
                            .filter(vector -> cosine(one, vector) >= Embeddings.ALIKE_FROM)
                            .count();
                }
            }
        }
        return alike;
    }

    /** Of vectors of length 1. */
    private static double cosine(float[] one, float[] other) {
        double cosine = one.length == other.length ? 0 : -1;
        for (int i = 0; i < one.length && i < other.length; i++) {
            cosine += one[i] * other[i];
        }
        return cosine;
    }

    /** What is on the sides behind this one, so that each two sides meet once. */
    private static Longs behind(Split side, Map<Split, Longs> all) {
        Longs behind = new Longs();
        all.forEach((other, longs) -> {
            if (other.compareTo(side) > 0) {
                behind.add(longs.values());
            }
        });
        return behind;
    }

    private static final class Longs {
        private long[] values = new long[16];
        private int count;

        void add(long[] more) {
            if (count + more.length > values.length) {
                values = Arrays.copyOf(values, Math.max(count + more.length, values.length * 2));
            }
            System.arraycopy(more, 0, values, count, more.length);
            count += more.length;
        }

        long[] values() {
            return Arrays.copyOf(values, count);
        }
    }
}
