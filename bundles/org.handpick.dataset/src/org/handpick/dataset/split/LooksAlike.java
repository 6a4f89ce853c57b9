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
 * <p>Beside a candidate's number its bucket holds half of its bits, so that nearly all candidates are told from it without leaving
 * the bucket for another place in memory. Equal hashes are kept once, with a mask of the sides they are on: some 50 bytes for each
 * different hash. For one thread.
 */
final class LooksAlike {
    private static final int PARTS = 4;
    private static final int PART_BITS = 16;
    private static final int SMALLEST = 2;

    private final int near;
    /** By part: what to change a part of a hash by to get its neighbours. */
    private final int[][] flips = new int[PARTS][];

    /** By part and its value: in each number the place of a hash in the upper half, and half of the hash in the lower one. */
    private final long[][] buckets = new long[PARTS << PART_BITS][];

    private final int[] sizes = new int[buckets.length];
    private long[] hashes = new long[1 << 10];
    private byte[] masks = new byte[1 << 10];
    private int count;

    /** @param near up to so many bits of difference two hashes are alike */
    LooksAlike(int near) {
        this.near = near;
        for (int part = 0; part < PARTS; part++) {
            flips[part] = flips(part <= near % PARTS ? near / PARTS : near / PARTS - 1);
        }
    }

    /** Adds a hash to the sides in {@code mask}. */
    void add(long hash, int mask) {
        int known = find(hash);
        if (known >= 0) {
            masks[known] |= (byte) mask;
            return;
        }
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
            masks = Arrays.copyOf(masks, count * 2);
        }
        hashes[count] = hash;
        masks[count] = (byte) mask;
        for (int part = 0; part < PARTS; part++) {
            put(bucket(part, value(hash, part)), (long) count << Integer.SIZE | half(hash, part) & 0xFFFFFFFFL);
        }
        count++;
    }

    /** The sides that hold a hash like this one, as a mask. */
    int near(long hash) {
        int found = 0;
        for (int part = 0; part < PARTS; part++) {
            int half = half(hash, part);
            int value = value(hash, part);
            for (int flip : flips[part]) {
                int bucket = bucket(part, value ^ flip);
                long[] entries = buckets[bucket];
                for (int i = 0; i < sizes[bucket]; i++) {
                    if (Integer.bitCount((int) entries[i] ^ half) <= near) {
                        int at = (int) (entries[i] >>> Integer.SIZE);
                        if (Long.bitCount(hashes[at] ^ hash) <= near) {
                            found |= masks[at];
                        }
                    }
                }
            }
        }
        return found;
    }

    private int find(long hash) {
        int bucket = bucket(0, value(hash, 0));
        int half = half(hash, 0);
        for (int i = 0; i < sizes[bucket]; i++) {
            int at = (int) (buckets[bucket][i] >>> Integer.SIZE);
            if ((int) buckets[bucket][i] == half && hashes[at] == hash) {
                return at;
            }
        }
        return -1;
    }

    private void put(int bucket, long entry) {
        int size = sizes[bucket];
        if (size == 0) {
            buckets[bucket] = new long[SMALLEST];
        } else if (size == buckets[bucket].length) {
            buckets[bucket] = Arrays.copyOf(buckets[bucket], size + Math.max(SMALLEST, size / 4));
        }
        buckets[bucket][size] = entry;
        sizes[bucket]++;
    }

    private static int bucket(int part, int value) {
        return part << PART_BITS | value;
    }

    private static int value(long hash, int part) {
        return (int) (hash >>> part * PART_BITS) & (1 << PART_BITS) - 1;
    }

    /** The 32 bits behind a part, which are not in it. */
    private static int half(long hash, int part) {
        return (int) Long.rotateRight(hash, (part + 1) * PART_BITS);
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
