package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;

/** Makes features of pictures. */
public interface Backbone {
    /** @param pictures of shape (pictures, 3, height, width), red, green and blue about 0 */
    Features of(NDArray pictures);

    /** The width of {@link Features#whole}. */
    int width();

    /** The channels, rows and columns of {@link Features#places}. */
    Grid grid();

    /** @param channels numbers for each place */
    record Grid(int channels, int rows, int columns) {
        int places() {
            return rows * columns;
        }
    }
}
