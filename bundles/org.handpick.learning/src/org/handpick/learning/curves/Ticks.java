package org.handpick.learning.curves;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the marks of an axis stand: at 1, 2 or 5 times a power of ten, the first not above the lowest value and the last not
 * below the highest.
 *
 * <p>Source: P. Heckbert, Nice Numbers for Graph Labels, Graphics Gems, 1990.
 *
 * @param step the distance of two marks
 * @param first a multiple of {@code step}, as all are
 * @param count how many there are, two at least
 */
public record Ticks(BigDecimal step, BigDecimal first, int count) {
    /** Narrower than this part of its values a range can't be told apart in a double. */
    private static final double NARROWEST = 1e-12;
    /** Beyond these the arithmetic below would leave the range of a double; a loss that far off is drawn off the chart. */
    private static final double LARGEST = 1e300;

    private static final double SMALLEST = 1e-290;

    /**
     * Marks for values from {@code lowest} to {@code highest}, both finite; a range without extent is widened.
     *
     * @param about how many are wanted; there may be up to twice as many, or half
     */
    public static Ticks of(double lowest, double highest, int about) {
        double low = Math.clamp(lowest, -LARGEST, LARGEST);
        double high = Math.clamp(highest, -LARGEST, LARGEST);
        double room = Math.max(Math.abs(low), Math.abs(high));
        if (high - low <= Math.max(room * NARROWEST, SMALLEST)) {
            double margin = room <= SMALLEST ? 1 : room / 10;
            low -= margin;
            high += margin;
        }
        BigDecimal step = nice((high - low) / about);
        BigDecimal first = multiple(low, step, RoundingMode.FLOOR);
        BigDecimal last = multiple(high, step, RoundingMode.CEILING);
        return new Ticks(step, first, last.subtract(first).divide(step).intValueExact() + 1);
    }

    private static BigDecimal nice(double step) {
        int power = (int) Math.floor(Math.log10(step));
        double digit = step / Math.pow(10, power);
        int nice = digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10;
        return BigDecimal.valueOf(nice).scaleByPowerOfTen(power);
    }

    private static BigDecimal multiple(double value, BigDecimal step, RoundingMode rounding) {
        return new BigDecimal(value).divide(step, 0, rounding).multiply(step);
    }

    public double lowest() {
        return first.doubleValue();
    }

    public double highest() {
        return at(count - 1).doubleValue();
    }

    private BigDecimal at(int index) {
        return first.add(step.multiply(BigDecimal.valueOf(index)));
    }

    /** The marks, ascending. */
    public List<Tick> all() {
        return IntStream.range(0, count)
                .mapToObj(i -> new Tick(at(i).doubleValue(), label(at(i))))
                .toList();
    }

    /** A mark and what is written beside it. */
    public record Tick(double value, String label) {}

    /** Written out as long as that is short, and all marks of an axis with the same number of decimals. */
    private String label(BigDecimal value) {
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        String plain = value.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
        return plain.length() <= 9 ? plain : value.stripTrailingZeros().toString();
    }
}
