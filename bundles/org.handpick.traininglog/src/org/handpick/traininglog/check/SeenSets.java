package org.handpick.traininglog.check;

import java.util.Arrays;
import org.handpick.core.crop.PixelBox;

/**
 * What is in force for each set: the event that decided it and the crop that its file has now. Primitive arrays,
 * because a set takes 40 to 80 bytes here and several hundred as objects in a map.
 */
final class SeenSets {
    private static final int NUMBERS = 4;

    private long[] keys = new long[1 << 10];
    private int[] entries = new int[keys.length];
    private long[] events = new long[1 << 10];
    private int[] rows = new int[events.length];
    private int[] boxes = new int[events.length * NUMBERS];
    private int count;
    private int keyCount;
    private long repeated;
    private long rowsOfRepeated;

    /** The set that {@code key} stands for; -1 when there is none yet. */
    int find(long key) {
        int at = SeenRows.slot(keys, fix(key));
        return keys[at] == 0 ? -1 : entries[at];
    }

    /** A new set. */
    int add() {
        if (count == events.length) {
            events = Arrays.copyOf(events, count * 2);
            rows = Arrays.copyOf(rows, count * 2);
            boxes = Arrays.copyOf(boxes, count * 2 * NUMBERS);
        }
        return count++;
    }

    /** Lets {@code key} stand for {@code set}. */
    void name(long key, int set) {
        int at = SeenRows.slot(keys, fix(key));
        if (keys[at] == 0) {
            keyCount++;
        }
        keys[at] = fix(key);
        entries[at] = set;
        if (keyCount * 2 > keys.length) {
            grow();
        }
    }

    /** How many decisions about the set are in force. */
    int inForce(int set) {
        return rows[set];
    }

    /** A decision about the set. */
    void decided(int set, long event) {
        events[set] = event;
        rows[set]++;
        if (rows[set] == 2) {
            repeated++;
        }
        rowsOfRepeated += rows[set] == 2 ? 2 : rows[set] > 2 ? 1 : 0;
    }

    /** Nothing is known of a crop of the set. */
    void uncropped(int set) {
        cropped(set, 0, 0, 0, 0);
    }

    /** The file of the set is now this part of the original. */
    void cropped(int set, PixelBox box) {
        cropped(set, box.left(), box.top(), box.right(), box.bottom());
    }

    /** The decision {@code event} about the set is taken back; false when another one or none is in force. */
    boolean undo(int set, long event) {
        if (rows[set] == 0 || events[set] != event) {
            return false;
        }
        rowsOfRepeated -= rows[set] == 2 ? 2 : rows[set] > 2 ? 1 : 0;
        repeated -= rows[set] == 2 ? 1 : 0;
        rows[set]--;
        events[set] = 0;
        return true;
    }

    boolean hasCrop(int set) {
        return boxes[set * NUMBERS + 2] > 0;
    }

    /** What part of the original the file of the set is now. */
    PixelBox crop(int set) {
        int at = set * NUMBERS;
        return new PixelBox(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
    }

    long sets() {
        return count;
    }

    long repeated() {
        return repeated;
    }

    long rowsOfRepeated() {
        return rowsOfRepeated;
    }

    private void cropped(int set, int left, int top, int right, int bottom) {
        int at = set * NUMBERS;
        boxes[at] = left;
        boxes[at + 1] = top;
        boxes[at + 2] = right;
        boxes[at + 3] = bottom;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldEntries = entries;
        keys = new long[oldKeys.length * 2];
        entries = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = SeenRows.slot(keys, oldKeys[i]);
                keys[at] = oldKeys[i];
                entries[at] = oldEntries[i];
            }
        }
    }

    private static long fix(long key) {
        return key == 0 ? 1 : key;
    }
}
