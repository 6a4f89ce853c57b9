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
 * temporary file. What an encoder saw in an image takes some kilobytes more, where it is known. For one thread.
 */
public final class SetTable {
    /** Of fewer sets it can't be told whether an encoder tells images apart. */
    private static final int ENOUGH_SETS = 20;
    /** So many images are compared with each other at most to find that out. */
    private static final int SAMPLE = 400;
    /** An encoder to which more pairs of images of different sets are alike tells nothing of near-duplicates. */
    private static final double BLUNT = 0.05;

    private static final float[] NOT_SEEN = {};
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
    private final List<float[]> seen = new ArrayList<>();
    private final Sight sight;

    /** A set that was placed. @param offset where it is in the temporary file */
    public record Placed(long offset, Split side) {}

    /** Told of each set that gets no side. */
    @FunctionalInterface
    public interface LeftOut {
        void leftOut(Decided.RowNumber row, Reason reason);
    }

    /** @param sight what is known of the images' near-duplicates beyond their looks */
    public SetTable(Sight sight) {
        this.sight = sight;
    }

    /** The traits of a set. */
    public static Sides.Traits traits(CheckedSet set, Sight sight) {
        return new Sides.Traits(
                content(set.images()),
                set.images().stream().mapToLong(SetTable::first64).toArray(),
                set.looks().stream()
                        .flatMap(Optional::stream)
                        .mapToLong(PerceptualHash::bits)
                        .toArray(),
                sight.of(set.images()));
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
            List<float[]> vector = sight.of(List.of(set.images().get(i)));
            seen.add(vector.isEmpty() ? NOT_SEEN : vector.getFirst());
        }
        firstImages[++count] = at;
    }

    /** How many images of all sets the encoder was shown. */
    public long seen() {
        return seen.stream().filter(vector -> vector != NOT_SEEN).count();
    }

    /**
     * Whether what the encoder saw tells images apart, by pairs of images of different sets; if it doesn't, it is forgotten, as it
     * would put everything on one side.
     */
    public boolean keepsSight(Sides sides) {
        List<int[]> sample = new ArrayList<>(); // set and image
        for (int set = 0; set < count; set++) {
            for (int image = firstImages[set]; image < firstImages[set + 1]; image++) {
                if (seen.get(image) != NOT_SEEN) {
                    sample.add(new int[] {set, image});
                }
            }
        }
        if (sample.stream().mapToInt(one -> one[0]).distinct().count() < ENOUGH_SETS) {
            return true;
        }
        int step = Math.ceilDiv(sample.size(), SAMPLE);
        long pairs = 0;
        long alike = 0;
        for (int i = 0; i < sample.size(); i += step) {
            SeenAlike one = new SeenAlike();
            one.add(seen.get(sample.get(i)[1]), 1);
            for (int k = i + step; k < sample.size(); k += step) {
                if (sample.get(i)[0] != sample.get(k)[0]) {
                    pairs++;
                    alike += one.near(seen.get(sample.get(k)[1]));
                }
            }
        }
        if (alike > BLUNT * pairs) {
            seen.replaceAll(_ -> NOT_SEEN);
            sides.forgetSeen();
            return false;
        }
        return true;
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
                        .toArray(),
                seen.subList(from, to).stream()
                        .filter(vector -> vector != NOT_SEEN)
                        .toList());
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
