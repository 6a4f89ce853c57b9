package org.handpick.dataset.split;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handpick.core.Progress;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.Reason;
import org.handpick.dataset.Split;
import org.handpick.dataset.rows.CheckedSet;
import org.handpick.dataset.rows.Decided;
import org.handpick.imaging.PerceptualHash;

/**
 * All sets of a dataset in the making, as numbers: some 60 bytes a set and 17 an image, while the sets themselves are in a
 * temporary file. For one thread.
 */
public final class SetTable {
    private static final byte HELD_OUT = 1;
    private static final byte WITH_CROP = 2;

    private long[] times = new long[1 << 8];
    private long[] events = new long[times.length];
    private long[] offsets = new long[times.length];
    private long[] contents = new long[times.length];
    private long[] rows = new long[times.length];
    private int[] logs = new int[times.length];
    private int[] firstImages = new int[times.length + 1];
    private byte[] flags = new byte[times.length];
    private int count;

    private long[] images = new long[1 << 10];
    private long[] looks = new long[images.length];
    private boolean[] structured = new boolean[images.length];

    /** A set that was placed. @param offset where it is in the temporary file */
    public record Placed(long offset, Split side) {}

    /** Told of each set that gets no side. */
    @FunctionalInterface
    public interface LeftOut {
        void leftOut(Decided.RowNumber row, Reason reason);
    }

    /** The traits of a set. */
    public static Sides.Traits traits(CheckedSet set) {
        return new Sides.Traits(
                content(set.images()),
                set.images().stream().mapToLong(SetTable::first64).toArray(),
                set.looks().stream()
                        .flatMap(Optional::stream)
                        .mapToLong(PerceptualHash::bits)
                        .toArray());
    }

    /** What a set is, wherever it lies: its images byte for byte, in whatever order. */
    static long content(List<LabelledImage> images) {
        List<String> sorted =
                images.stream().map(LabelledImage::sha256).sorted().toList();
        return Sha256.first64(HexFormat.of().parseHex(String.join("", sorted)));
    }

    private static long first64(LabelledImage image) {
        return HexFormat.fromHexDigitsToLong(image.sha256(), 0, 16);
    }

    /** @param offset where it is in the temporary file. @param withCrop whether its log tells crops. */
    public void add(CheckedSet set, long offset, boolean heldOut, boolean withCrop) {
        if (count == times.length) {
            grow();
        }
        times[count] = ChronoUnit.MICROS.between(Instant.EPOCH, set.decided());
        events[count] = EventKeys.key(set.event());
        offsets[count] = offset;
        contents[count] = content(set.images());
        logs[count] = set.row().log();
        rows[count] = set.row().row();
        flags[count] = (byte) ((heldOut ? HELD_OUT : 0) | (withCrop ? WITH_CROP : 0));
        int at = firstImages[count];
        for (int i = 0; i < set.images().size(); i++, at++) {
            if (at == images.length) {
                images = Arrays.copyOf(images, at * 2);
                looks = Arrays.copyOf(looks, at * 2);
                structured = Arrays.copyOf(structured, at * 2);
            }
            images[at] = first64(set.images().get(i));
            structured[at] = set.looks().get(i).isPresent();
            looks[at] = set.looks().get(i).map(PerceptualHash::bits).orElse(0L);
        }
        firstImages[++count] = at;
    }

    /**
     * Gives every set a side or none.
     *
     * @param earlier the sides that sets have, by content; all sets of it are in {@code sides} already
     * @param undone whether an event was taken back in any log
     * @return by time
     */
    public List<Placed> place(Sides sides, EarlierSides earlier, EventKeys undone, LeftOut leftOut, Progress progress) {
        progress.begin("Giving sides", count);
        int[] inOrder =
                order(Comparator.comparingLong((Integer set) -> times[set]).thenComparingLong(set -> events[set]));
        boolean[] drop = new boolean[count];
        for (int set : inOrder) {
            if (undone.contains(events[set])) {
                drop[set] = true;
                leftOut.leftOut(row(set), Reason.UNDONE);
            }
        }
        dropRepeated(inOrder, drop, leftOut);
        Split[] given = new Split[count];
        for (boolean heldOut : new boolean[] {true, false}) { // what looks like a held-out set is to follow it
            for (int set : inOrder) {
                if (has(set, HELD_OUT) != heldOut) {
                    continue; // its turn is another
                }
                progress.check();
                progress.advance(1);
                if (!drop[set]) {
                    List<Split> demanded = new ArrayList<>(earlier.of(contents[set]));
                    if (heldOut) {
                        demanded.add(Split.TEST);
                    }
                    Optional<Split> side = sides.place(traits(set), demanded);
                    if (side.isPresent()) {
                        given[set] = side.get();
                    } else {
                        drop[set] = true;
                        leftOut.leftOut(row(set), Reason.BRIDGES_SPLITS);
                    }
                }
            }
        }
        List<Placed> placed = new ArrayList<>();
        for (int set : inOrder) {
            if (!drop[set]) {
                placed.add(new Placed(offsets[set], given[set]));
            }
        }
        return placed;
    }

    /** Of the decisions about the same images the first counts, but one with a crop before one without. */
    private void dropRepeated(int[] inOrder, boolean[] drop, LeftOut leftOut) {
        LongsToMasks decided = new LongsToMasks();
        for (boolean withCrop : new boolean[] {true, false}) {
            for (int set : inOrder) {
                if (!drop[set] && has(set, WITH_CROP) == withCrop && decided.add(contents[set], 1) != 0) {
                    drop[set] = true;
                    leftOut.leftOut(row(set), Reason.SAME_IMAGES);
                }
            }
        }
    }

    private int[] order(Comparator<Integer> by) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(by)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private boolean has(int set, byte flag) {
        return (flags[set] & flag) != 0;
    }

    private Decided.RowNumber row(int set) {
        return new Decided.RowNumber(logs[set], rows[set]);
    }

    private Sides.Traits traits(int set) {
        int from = firstImages[set];
        int to = firstImages[set + 1];
        return new Sides.Traits(
                contents[set],
                Arrays.copyOfRange(images, from, to),
                IntStream.range(from, to)
                        .filter(image -> structured[image])
                        .mapToLong(image -> looks[image])
                        .toArray());
    }

    private void grow() {
        times = Arrays.copyOf(times, count * 2);
        events = Arrays.copyOf(events, count * 2);
        offsets = Arrays.copyOf(offsets, count * 2);
        contents = Arrays.copyOf(contents, count * 2);
        rows = Arrays.copyOf(rows, count * 2);
        logs = Arrays.copyOf(logs, count * 2);
        firstImages = Arrays.copyOf(firstImages, count * 2 + 1);
        flags = Arrays.copyOf(flags, count * 2);
    }
}
