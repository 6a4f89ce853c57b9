package org.handpick.dataset.places;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.handpick.dataset.split.Sha256;

/**
 * Numbers by a name, any number of them for each: 16 to 32 bytes a number, because the name itself is kept as 64 bits of its
 * SHA-256 only. Two names may share those, so who asks looks whether what stands at the number is what was meant.
 */
final class OffsetsByName {
    private static final long FREE = -1;

    private long[] keys = new long[1 << 10];
    private long[] offsets = filled(keys.length);
    private int count;

    /** @param offset at least 0 */
    void put(String name, long offset) {
        if (++count * 2 > keys.length) {
            grow();
        }
        insert(key(name), offset);
    }

    /** The numbers of the name, the least first; perhaps others among them. */
    long[] of(String name) {
        long key = key(name);
        long[] found = new long[4];
        int size = 0;
        for (int at = slot(key); offsets[at] != FREE; at = at + 1 & keys.length - 1) {
            if (keys[at] == key) {
                if (size == found.length) {
                    found = Arrays.copyOf(found, size * 2);
                }
                found[size++] = offsets[at];
            }
        }
        long[] sorted = Arrays.copyOf(found, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private static long key(String name) {
        return Sha256.first64(name.getBytes(StandardCharsets.UTF_8));
    }

    private int slot(long key) {
        return (int) (key >>> 32) & keys.length - 1;
    }

    private void insert(long key, long offset) {
        int at = slot(key);
        while (offsets[at] != FREE) {
            at = at + 1 & keys.length - 1;
        }
        keys[at] = key;
        offsets[at] = offset;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldOffsets = offsets;
        keys = new long[oldKeys.length * 2];
        offsets = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldOffsets[i] != FREE) {
                insert(oldKeys[i], oldOffsets[i]);
            }
        }
    }

    private static long[] filled(int length) {
        long[] free = new long[length];
        Arrays.fill(free, FREE);
        return free;
    }
}
