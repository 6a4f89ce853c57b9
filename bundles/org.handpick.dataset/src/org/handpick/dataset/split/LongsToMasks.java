package org.handpick.dataset.split;

/** 64 bit keys, each with a mask of at most 7 bits: open addressed, at most half full, 18 to 36 bytes a key. */
final class LongsToMasks {
    private static final byte USED = (byte) 0x80;
    private static final int BITS = 0x7F;

    private long[] keys = new long[1 << 10];
    private byte[] masks = new byte[keys.length];
    private int count;

    /** Adds bits to the mask of a key. @return the mask before */
    int add(long key, int bits) {
        int at = slot(key);
        int before = masks[at] & BITS;
        if (masks[at] == 0) {
            count++;
        }
        keys[at] = key;
        masks[at] |= (byte) (USED | bits);
        if (count * 2 > keys.length) {
            grow();
        }
        return before;
    }

    /** The mask of a key, 0 where it has none. */
    int of(long key) {
        return masks[slot(key)] & BITS;
    }

    private int slot(long key) {
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32)
                & keys.length - 1; // hashes of alike images share their low bits
        while (masks[at] != 0 && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        byte[] oldMasks = masks;
        keys = new long[oldKeys.length * 2];
        masks = new byte[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldMasks[i] != 0) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                masks[at] = oldMasks[i];
            }
        }
    }
}
