package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;

/** A few strided convolutions, learned from nothing: small enough for a few hundred sets and a processor. */
public final class ConvSmall implements Backbone {
    private static final int[] CHANNELS = {3, 24, 48, 96, 128};
    private static final int[] STRIDES = {2, 2, 2, 1};

    private final List<Conv> layers = new ArrayList<>();
    private final Grid grid;

    /** @param width of the pictures in pixels, a multiple of 16, and {@code height} too */
    public ConvSmall(Parameters parameters, int width, int height) {
        int shrunk = 1;
        for (int i = 1; i < CHANNELS.length; i++) {
            layers.add(new Conv(parameters, "backbone.conv" + i, CHANNELS[i - 1], CHANNELS[i], 3, STRIDES[i - 1]));
            shrunk *= STRIDES[i - 1];
        }
        this.grid = new Grid(CHANNELS[CHANNELS.length - 1], height / shrunk, width / shrunk);
    }

    @Override
    public Features of(NDArray pictures) {
        NDArray x = pictures;
        for (Conv layer : layers) {
            x = Activation.relu(layer.of(x));
        }
        NDArray places = x.reshape(x.getShape().get(0), grid.channels(), grid.places());
        NDArray mean = places.mean(new int[] {2});
        NDArray strongest = places.max(new int[] {2});
        return new Features(NDArrays.concat(new NDList(mean, strongest), 1), x);
    }

    @Override
    public int width() {
        return 2 * grid.channels();
    }

    @Override
    public Grid grid() {
        return grid;
    }
}
