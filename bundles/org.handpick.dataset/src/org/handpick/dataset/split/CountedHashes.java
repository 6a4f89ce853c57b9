package org.handpick.dataset.split;

import java.util.Arrays;

/** The different ones of many hashes, each with how often it is there: 12 bytes each. */
final class CountedHashes {
    private final long[] sorted;
    private final int[] times;

    /** @param all are sorted */
    CountedHashes(long[] all) {
        Arrays.sort(all);
        int[] counts = new int[all.length];
        int different = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[different] = all[i];
                counts[different++] = 1;
            } else {
                counts[different - 1]++;
            }
        }
        sorted = Arrays.copyOf(all, different);
        times = Arrays.copyOf(counts, different);
    }

    int size() {
        return sorted.length;
    }

    long hash(int at) {
        return sorted[at];
    }

    int times(int at) {
        return times[at];
    }

    /** @param hash one of them */
    int timesOf(long hash) {
        return times[Arrays.binarySearch(sorted, hash)];
    }
}
