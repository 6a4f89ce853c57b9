package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;

/** Makes features of pictures. */
public interface Backbone {
    /** The value of a colour, of 0 to 255, that a backbone is given as 0. */
    float GREY = 128;

    /** How many values of a colour are 1 to a backbone. */
    float SPREAD = 64;

    /** @param pictures of shape (pictures, 3, height, width): red, green and blue, each (value - GREY) / SPREAD */
    Features of(NDArray pictures);

    /** The width of {@link Features#whole}. */
    int width();

    /** The channels, rows and columns of {@link Features#places}. */
    Grid grid();

    /** @param channels numbers for each place */
    record Grid(int channels, int rows, int columns) {
        public int places() {
            return rows * columns;
        }
    }
}
