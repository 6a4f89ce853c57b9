package org.handpick.learning.curves;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Largest triangle three buckets: as many points as a screen has room for, chosen so that the line looks the same.
 *
 * <p>Source: S. Steinarsson, Downsampling Time Series for Visual Representation, University of Iceland 2013, section 4.2. Two
 * things are added to it. Gaps: a stretch without finite values stays a gap, one of its points stands for it, and the line on
 * each side is thinned by itself; where there are more gaps than can be shown, the shortest are closed. Extremes: the lowest and
 * the highest point are always kept, so that a spike can't be thinned away.
 */
public final class Lttb {
    /** The fewest points that can be asked for: first, last, lowest, highest. */
    public static final int FEWEST = 4;

    private final double[] x;
    private final double[] y;
    private final int[] chosen;
    private int count;

    private Lttb(double[] x, double[] y, int points) {
        this.x = x;
        this.y = y;
        this.chosen = new int[points];
    }

    /**
     * Chooses points.
     *
     * @param x not decreasing; a point whose x or y is not finite belongs to a gap
     * @param points at most so many are chosen, not below {@link #FEWEST}
     * @return positions, ascending; all of them where there are no more than {@code points}, otherwise among them the first, the
     *     last, the lowest and the highest finite point
     */
    public static int[] choose(double[] x, double[] y, int points) {
        if (points < FEWEST) {
            throw new IllegalArgumentException(points + " points are fewer than " + FEWEST);
        }
        if (points >= x.length) {
            return IntStream.range(0, x.length).toArray();
        }
        return new Lttb(x, y, points).choose();
    }

    private int[] choose() {
        int[] finite = finite();
        if (finite.length == 0) {
            return new int[0];
        }
        int[] gaps = widestGaps(finite, (chosen.length - FEWEST) / 3);
        // Two for each stretch, one for each gap and two extremes always fit; the rest goes where the points are.
        int spare = chosen.length - 2 - gaps.length - 2 * (gaps.length + 1);
        int from = 0;
        for (int gap : gaps) {
            thin(finite, from, gap, share(spare, gap - from, finite.length));
            chosen[count++] = finite[gap - 1] + 1;
            from = gap;
        }
        thin(finite, from, finite.length, share(spare, finite.length - from, finite.length));
        keepExtremes(finite);
        return Arrays.copyOf(chosen, count);
    }

    private static int share(int spare, int length, int total) {
        return 2 + (int) ((long) spare * length / total);
    }

    private int[] finite() {
        int[] finite = new int[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                finite[n++] = i;
            }
        }
        return Arrays.copyOf(finite, n);
    }

    /** Where in {@code finite} a point follows a gap: the gaps between finite points, widest first in, ascending. */
    private static int[] widestGaps(int[] finite, int most) {
        int[] gaps = IntStream.range(1, finite.length)
                .filter(i -> finite[i] - finite[i - 1] > 1)
                .toArray();
        if (gaps.length <= most) {
            return gaps;
        }
        return Arrays.stream(gaps)
                .boxed()
                .sorted((one, other) ->
                        Integer.compare(finite[other] - finite[other - 1], finite[one] - finite[one - 1]))
                .limit(most)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Thins {@code finite[from..to)} to {@code points}, which are at least two. */
    private void thin(int[] finite, int from, int to, int points) {
        if (to - from <= points) {
            for (int i = from; i < to; i++) {
                chosen[count++] = finite[i];
            }
            return;
        }
        chosen[count++] = finite[from];
        int buckets = points - 2;
        int inner = to - from - 2;
        int begin = from + 1;
        for (int bucket = 0; bucket < buckets; bucket++) {
            int end = from + 1 + (int) ((long) inner * (bucket + 1) / buckets);
            int nextEnd = bucket + 1 == buckets ? to : from + 1 + (int) ((long) inner * (bucket + 2) / buckets);
            chosen[count] = largestTriangle(finite, begin, end, nextEnd, chosen[count - 1]);
            count++;
            begin = end;
        }
        chosen[count++] = finite[to - 1];
    }

    /** The point of {@code [begin, end)} that spans most with the point chosen last and the mean of {@code [end, nextEnd)}. */
    private int largestTriangle(int[] finite, int begin, int end, int nextEnd, int last) {
        double meanX = 0;
        double meanY = 0;
        for (int i = end; i < nextEnd; i++) {
            meanX += x[finite[i]];
            meanY += y[finite[i]];
        }
        double baseX = meanX / (nextEnd - end) - x[last];
        double baseY = meanY / (nextEnd - end) - y[last];
        double largest = -1;
        int best = finite[begin];
        for (int i = begin; i < end; i++) {
            double area = Math.abs(baseX * (y[finite[i]] - y[last]) - (x[finite[i]] - x[last]) * baseY);
            if (area > largest) {
                largest = area;
                best = finite[i];
            }
        }
        return best;
    }

    private void keepExtremes(int[] finite) {
        int lowest = finite[0];
        int highest = finite[0];
        for (int i : finite) {
            lowest = y[i] < y[lowest] ? i : lowest;
            highest = y[i] > y[highest] ? i : highest;
        }
        keep(lowest);
        keep(highest);
    }

    private void keep(int index) {
        int at = Arrays.binarySearch(chosen, 0, count, index);
        if (at < 0) {
            int place = -at - 1;
            System.arraycopy(chosen, place, chosen, place + 1, count - place);
            chosen[place] = index;
            count++;
        }
    }
}
