package org.handpick.dataset.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which sides hold an image that looks like a given one, by multi-index hashing (M. Norouzi, A. Punjani, D. Fleet, "Fast Search
 * in Hamming Space with Multi-Index Hashing", CVPR 2012).
 *
 * <p>A hash of 64 bits is kept in four tables, by each of its four parts of 16 bits. If two hashes differ in at most
 * {@code 4 q + a} bits, with a from 0 to 3, then one of the first {@code a + 1} parts differs in at most q bits, or one of the
 * others in at most {@code q - 1}: so only those neighbours of the parts are looked at, and each candidate is compared whole.
 *
 * <p>Equal hashes are kept once, with a mask of the sides they are on: 25 bytes for each different hash. For one thread.
 */
final class LooksAlike {
    private static final int PARTS = 4;
    private static final int PART_BITS = 16;
    private static final int NONE = -1;

    private final int near;
    /** By part: what to change a part of a hash by to get its neighbours. */
    private final int[][] flips = new int[PARTS][];

    private final int[][] heads = new int[PARTS][1 << PART_BITS];
    private int[][] next = new int[PARTS][1 << 10];
    private long[] hashes = new long[1 << 10];
    private byte[] masks = new byte[1 << 10];
    private int count;

    /** @param near up to so many bits of difference two hashes are alike */
    LooksAlike(int near) {
        this.near = near;
        for (int part = 0; part < PARTS; part++) {
            flips[part] = flips(part <= near % PARTS ? near / PARTS : near / PARTS - 1);
            Arrays.fill(heads[part], NONE);
        }
    }

    /** Adds a hash to the sides in {@code mask}. */
    void add(long hash, int mask) {
        for (int at = heads[0][part(hash, 0)]; at != NONE; at = next[0][at]) {
            if (hashes[at] == hash) {
                masks[at] |= (byte) mask;
                return;
            }
        }
        if (count == hashes.length) {
            grow();
        }
        hashes[count] = hash;
        masks[count] = (byte) mask;
        for (int part = 0; part < PARTS; part++) {
            int bucket = part(hash, part);
            next[part][count] = heads[part][bucket];
            heads[part][bucket] = count;
        }
        count++;
    }

    /** The sides that hold a hash like this one, as a mask. */
    int near(long hash) {
        int found = 0;
        for (int part = 0; part < PARTS; part++) {
            int own = part(hash, part);
            for (int flip : flips[part]) {
                for (int at = heads[part][own ^ flip]; at != NONE; at = next[part][at]) {
                    if ((masks[at] & ~found) != 0 && Long.bitCount(hashes[at] ^ hash) <= near) {
                        found |= masks[at];
                    }
                }
            }
        }
        return found;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, count * 2);
        masks = Arrays.copyOf(masks, count * 2);
        for (int part = 0; part < PARTS; part++) {
            next[part] = Arrays.copyOf(next[part], count * 2);
        }
    }

    private static int part(long hash, int part) {
        return (int) (hash >>> part * PART_BITS) & (1 << PART_BITS) - 1;
    }

    /** All values of a part with at most {@code radius} bits; none for a radius below 0. */
    private static int[] flips(int radius) {
        List<Integer> flips = new ArrayList<>();
        for (int bits = 0; bits < 1 << PART_BITS; bits++) {
            if (Integer.bitCount(bits) <= radius) {
                flips.add(bits);
            }
        }
        return flips.stream().mapToInt(Integer::intValue).toArray();
    }
}
