package org.handpick.learning.runs;

import java.util.Arrays;
import java.util.Objects;
import org.handpick.learning.curves.Curve;

/**
 * All values of one metric of one split, in the order of steps or epochs, in columns of plain numbers. Immutable: what comes later
 * is in a later one, which shares the memory of this.
 */
public final class Series {
    private final Key key;
    private final int size;
    private final double[] steps;
    private final double[] epochs;
    private final double[] values;
    private final double[] times;

    /** What the values of a series were measured for. */
    public enum Grain {
        STEP,
        EPOCH
    }

    /** What the values of a series are drawn over. */
    public enum Axis {
        STEP,
        /** Only for a series of {@link Grain#EPOCH}. */
        EPOCH,
        /** Seconds since the first value of the series. */
        SECONDS
    }

    /** Names a series; of one metric there may be one by step and one by epoch. */
    public record Key(String split, String metric, Grain grain) {
        public Key {
            Objects.requireNonNull(split);
            Objects.requireNonNull(metric);
            Objects.requireNonNull(grain);
        }

        static Key of(MetricsRow row) {
            return new Key(row.split(), row.metric(), row.epoch().isPresent() ? Grain.EPOCH : Grain.STEP);
        }

        /** {@code val/top1} */
        public String name() {
            return split + "/" + metric;
        }
    }

    private Series(Growing columns) {
        key = columns.key;
        size = columns.size;
        steps = columns.steps;
        epochs = columns.epochs;
        values = columns.values;
        times = columns.times;
    }

    public Key key() {
        return key;
    }

    public int size() {
        return size;
    }

    public long step(int index) {
        return (long) steps[Objects.checkIndex(index, size)];
    }

    /** From 1; 0 in a series by step. */
    public int epoch(int index) {
        Objects.checkIndex(index, size);
        return key.grain() == Grain.EPOCH ? (int) epochs[index] : 0;
    }

    public double value(int index) {
        return values[Objects.checkIndex(index, size)];
    }

    /** Seconds since 1970. */
    public double time(int index) {
        return times[Objects.checkIndex(index, size)];
    }

    /** @throws IllegalArgumentException when a series by step is asked for its epochs */
    public Curve curve(Axis axis) {
        double[] x = switch (axis) {
            case STEP -> Arrays.copyOf(steps, size);
            case EPOCH -> {
                if (key.grain() != Grain.EPOCH) {
                    throw new IllegalArgumentException(key + " has no epochs");
                }
                yield Arrays.copyOf(epochs, size);
            }
            case SECONDS ->
                Arrays.stream(times, 0, size).map(time -> time - times[0]).toArray();
        };
        return new Curve(key.name(), x, Arrays.copyOf(values, size));
    }

    /**
     * A series that is still read. A value that is not further on than the last one takes the place of that and all behind it: a
     * run that was continued from a checkpoint has done those steps again.
     */
    static final class Growing {
        private static final int FIRST_ROOM = 16;

        private final Key key;
        private int size;
        private double[] steps = new double[FIRST_ROOM];
        private double[] epochs;
        private double[] values = new double[FIRST_ROOM];
        private double[] times = new double[FIRST_ROOM];
        /** How many values are seen by others, and must not be written over. */
        private int published;

        private int fresh;

        Growing(Key key) {
            this.key = key;
            this.epochs = new double[key.grain() == Grain.EPOCH ? FIRST_ROOM : 0];
        }

        void add(MetricsRow row) {
            double at = key.grain() == Grain.EPOCH ? row.epoch().getAsInt() : row.step();
            double[] places = key.grain() == Grain.EPOCH ? epochs : steps;
            while (size > 0 && places[size - 1] >= at) {
                size--;
            }
            fresh = Math.min(fresh, size);
            if (size < published) {
                resize(steps.length); // a copy; the columns that others see stay as they are
                published = 0;
            }
            if (size == steps.length) {
                resize(size * 2);
            }
            steps[size] = row.step();
            values[size] = row.value();
            times[size] = row.time().toEpochMilli() / 1000.0;
            if (key.grain() == Grain.EPOCH) {
                epochs[size] = at;
            }
            size++;
        }

        private void resize(int room) {
            steps = Arrays.copyOf(steps, room);
            epochs = Arrays.copyOf(epochs, key.grain() == Grain.EPOCH ? room : 0);
            values = Arrays.copyOf(values, room);
            times = Arrays.copyOf(times, room);
        }

        Series snapshot() {
            published = size;
            return new Series(this);
        }

        /** The first value that was not there when this was last asked. */
        int takeFresh() {
            int first = fresh;
            fresh = size;
            return first;
        }
    }
}
