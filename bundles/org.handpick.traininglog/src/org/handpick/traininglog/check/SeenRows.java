package org.handpick.traininglog.check;

import java.util.Arrays;

/**
 * A set of 64 bit hashes that are never 0, open addressed, at most half full: 16 to 32 bytes a row. Among a million
 * rows the chance that two different ones share a hash is below one in ten million.
 */
final class SeenRows {
    private long[] slots = new long[1 << 10];
    private int count;

    /** True when it was not in the set yet. */
    boolean add(long hash) {
        long key = hash == 0 ? 1 : hash;
        int at = slot(slots, key);
        if (slots[at] == key) {
            return false;
        }
        slots[at] = key;
        if (++count * 2 > slots.length) {
            long[] old = slots;
            slots = new long[old.length * 2];
            Arrays.stream(old).filter(k -> k != 0).forEach(k -> slots[slot(slots, k)] = k);
        }
        return true;
    }

    static int slot(long[] slots, long key) {
        int mask = slots.length - 1;
        int at = (int) (key >>> 20) & mask;
        while (slots[at] != 0 && slots[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }
}
