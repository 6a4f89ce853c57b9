package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * What a backbone sees in pictures.
 *
 * @param whole of each picture as a whole, shape (pictures, width)
 * @param places of each place in it, shape (pictures, channels, rows, columns): cropping needs to know where
 */
public record Features(NDArray whole, NDArray places) {
    /** How large they are. @param width of {@link #whole} @param grid of {@link #places} */
    public record Form(int width, Backbone.Grid grid) {}

    /** The same features; nothing that is computed from these teaches the backbone. */
    Features detached() {
        return new Features(cut(whole), cut(places));
    }

    private static NDArray cut(NDArray features) {
        NDArray cut = features.stopGradient();
        cut.attach(features.getManager());
        return cut;
    }

    /** Those of some of the pictures. @param pictures their positions, integers of shape (some) */
    public Features of(NDArray pictures) {
        return new Features(rows(whole, pictures), rows(places, pictures));
    }

    private static NDArray rows(NDArray features, NDArray positions) {
        return features.get(positions);
    }

    /**
     * The same features with their places averaged to another grid: less to keep of a picture, whatever its canvas.
     *
     * <p>A place of the new grid is the mean of all places that it touches; where the new sides divide the old ones, those are the
     * ones that it covers.
     */
    public Features pooled(int rows, int columns) {
        Shape shape = places.getShape();
        int oldRows = (int) shape.get(2);
        int oldColumns = (int) shape.get(3);
        float[] means = new float[oldRows * oldColumns * rows * columns];
        for (int row = 0; row < rows; row++) {
            int top = first(row, rows, oldRows);
            int bottom = end(row, rows, oldRows);
            for (int column = 0; column < columns; column++) {
                int left = first(column, columns, oldColumns);
                int right = end(column, columns, oldColumns);
                float share = 1f / ((bottom - top) * (right - left));
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        means[((y * oldColumns + x) * rows + row) * columns + column] = share;
                    }
                }
            }
        }
        NDArray pooled = places.reshape(shape.get(0), shape.get(1), (long) oldRows * oldColumns)
                .matMul(places.getManager()
                        .create(means, new Shape((long) oldRows * oldColumns, (long) rows * columns)));
        return new Features(whole, pooled.reshape(shape.get(0), shape.get(1), rows, columns));
    }

    private static int first(int part, int parts, int length) {
        return part * length / parts;
    }

    private static int end(int part, int parts, int length) {
        return ((part + 1) * length + parts - 1) / parts;
    }
}
