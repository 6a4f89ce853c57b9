package org.handpick.learning.measures;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The measures of each cell of a picture, which is divided into {@value #SIDE} x {@value #SIDE} cells of equal size. A cell
 * that has no pixel, in a picture smaller than that, measures 0.
 */
public final class Cells {
    /** Cells across, and cells down. */
    public static final int SIDE = 7;

    /** What the last value of a cell is called. */
    public static final String SALIENCE = "salience";

    private static final List<String> NAMES = Stream.concat(
                    Tally.MEASURED.stream().map(Measure::key), Stream.of(SALIENCE))
            .toList();

    private final float[] values;

    Cells(float[] values) {
        this.values = values;
    }

    /**
     * What the values of one cell are called, in their order: the measures of {@link Measure} that make sense of a part, then
     * {@link #SALIENCE}, which is the share of the salient matter in the cell over the share of the picture that the cell is,
     * so 1 on average and at most 49.
     */
    public static List<String> names() {
        return NAMES;
    }

    /** The values of a cell, counted from 0 at the top left. */
    public float[] vector(int row, int column) {
        int from = (Objects.checkIndex(row, SIDE) * SIDE + Objects.checkIndex(column, SIDE)) * NAMES.size();
        float[] vector = new float[NAMES.size()];
        System.arraycopy(values, from, vector, 0, vector.length);
        return vector;
    }

    /** A value of a cell by its name. */
    public float get(int row, int column, Measure measure) {
        return vector(row, column)[NAMES.indexOf(measure.key())];
    }

    /** How salient a cell is. */
    public float salience(int row, int column) {
        return vector(row, column)[NAMES.size() - 1];
    }

    /** All values, cell after cell in rows from the top left. */
    public float[] flat() {
        return values.clone();
    }
}
