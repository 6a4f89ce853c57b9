package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

/**
 * What each place sees of what is around it, near and far, beside what is at the place itself: whether it belongs to a subject shows by
 * that, in a picture that was never learned from above all.
 */
final class Context {
    private static final int WIDTH = 48;
    private static final int NEAR = 2;
    private static final int FAR = 4;

    private final Backbone.Grid grid;
    private final Conv narrow;
    private final Conv near;
    private final Conv far;

    Context(Parameters parameters, String name, Backbone.Grid grid) {
        this.grid = grid;
        this.narrow = new Conv(parameters, name + ".narrow", grid.channels(), WIDTH, 1, 1);
        this.near = Conv.around(parameters, name + ".near", WIDTH, WIDTH, NEAR);
        this.far = Conv.around(parameters, name + ".far", WIDTH, WIDTH, FAR);
    }

    /** How many numbers it tells of each place. */
    int channels() {
        return grid.channels() + 4 * WIDTH;
    }

    /** @param places shape (pictures, channels, rows, columns) @return as many pictures, rows and columns */
    NDArray of(NDArray places) {
        NDArray own = Activation.relu(narrow.of(places));
        NDArray around = Activation.relu(near.of(own));
        NDArray about = Activation.relu(far.of(around));
        long pictures = own.getShape().get(0);
        NDArray everywhere = own.reshape(pictures, WIDTH, grid.places())
                .mean(new int[] {2}, true)
                .broadcast(pictures, WIDTH, grid.places())
                .reshape(own.getShape());
        return NDArrays.concat(new NDList(places, own, around, about, everywhere), 1);
    }
}
