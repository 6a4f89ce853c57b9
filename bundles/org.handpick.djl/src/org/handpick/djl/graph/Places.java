package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/**
 * Reads where things are from the features of places: each head has a reading of its own.
 *
 * <p>Some channels are maps of where to look, read by the mean place under their softmax (Nibali et al., "Numerical coordinate
 * regression with convolutional neural networks", 2018), so that what moves in the picture moves in the reading; a few more
 * tell what is at each place.
 */
final class Places {
    private static final int MAPS = 16;
    private static final int KINDS = 8;
    /** What is at each place is told for twice as large places where there are more rows than this. */
    private static final int COARSE = 8;

    private final Backbone.Grid grid;
    private final Conv maps;
    private final Conv kinds;
    private final int step;

    Places(Parameters parameters, String name, Backbone.Grid grid) {
        this.grid = grid;
        this.maps = new Conv(parameters, name + ".maps", grid.channels(), MAPS, 1, 1);
        this.step = grid.rows() > COARSE ? 2 : 1;
        this.kinds = new Conv(parameters, name + ".kinds", grid.channels(), KINDS, 2 * step - 1, step);
    }

    /** The width of a reading. */
    int width() {
        return 2 * MAPS + KINDS * coarse();
    }

    private int coarse() {
        return (grid.rows() + step - 1) / step * ((grid.columns() + step - 1) / step);
    }

    /** @return shape (pictures, width) */
    NDArray of(NDArray places) {
        long pictures = places.getShape().get(0);
        NDArray where = maps.of(places)
                .reshape(pictures, MAPS, grid.places())
                .softmax(2)
                .matMul(centres(places.getManager()))
                .reshape(pictures, 2L * MAPS);
        NDArray what = Activation.relu(kinds.of(places)).reshape(pictures, (long) KINDS * coarse());
        return NDArrays.concat(new NDList(where, what), 1);
    }

    /** The middle of every place, across and down, in [-1, 1]; shape (places, 2). */
    private NDArray centres(NDManager manager) {
        float[] centres = new float[2 * grid.places()];
        int at = 0;
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                centres[at++] = (2 * column + 1f) / grid.columns() - 1;
                centres[at++] = (2 * row + 1f) / grid.rows() - 1;
            }
        }
        return manager.create(centres, new Shape(grid.places(), 2));
    }
}
