package org.handpick.learning.runs;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One measured number.
 *
 * @param step how many batches had been trained on, counted over all epochs
 * @param epoch of a number that sums an epoch up: how many epochs were finished with it, from 1; empty for that of a single step
 * @param split such as {@code train} or {@code val}
 * @param metric such as {@code loss} or {@code top1}
 * @param value may be NaN or infinite: that a loss left the numbers must be seen
 */
public record MetricsRow(long step, OptionalInt epoch, String split, String metric, double value, Instant time) {
    static final String HEADER = "step,epoch,split,metric,value,time\r\n";

    public MetricsRow {
        Objects.requireNonNull(time);
        if (step < 0 || epoch.isPresent() && epoch.getAsInt() < 1) {
            throw new IllegalArgumentException("step " + step + " or " + epoch + " is below the first");
        }
        if (!isName(split) || split.indexOf('/') >= 0 || !isName(metric)) {
            throw new IllegalArgumentException("no name of a split and a metric: '" + split + "', '" + metric + "'");
        }
    }

    /** What needs no quotes in a CSV file. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == ',' || c == '"' || Character.isISOControl(c)) {
                return false;
            }
        }
        return !name.isEmpty() && name.strip().length() == name.length();
    }

    /** A number of a single step. */
    public static MetricsRow ofStep(long step, String split, String metric, double value, Instant time) {
        return new MetricsRow(step, OptionalInt.empty(), split, metric, value, time);
    }

    /** A number that sums an epoch up. */
    public static MetricsRow ofEpoch(int epoch, long step, String split, String metric, double value, Instant time) {
        return new MetricsRow(step, OptionalInt.of(epoch), split, metric, value, time);
    }

    /** RFC 4180, with its line end. */
    String csv() {
        String ofEpoch = epoch.isPresent() ? Integer.toString(epoch.getAsInt()) : "";
        return step + "," + ofEpoch + "," + split + "," + metric + "," + value + "," + time + "\r\n";
    }
}
