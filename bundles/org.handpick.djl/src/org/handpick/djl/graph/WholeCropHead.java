package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

/**
 * Four numbers for a whole picture. In [0, 1] they say how wide and how high the box is and where it stands in the room that this
 * leaves, so every answer is a box inside the picture. Where crops keep the picture's aspect, as wide as high is one number.
 */
final class WholeCropHead implements CropHead {
    private static final int HIDDEN = 96;

    private final boolean keepAspect;
    private final Places places;
    private final Dense hidden;
    private final Dense box;

    /** @param name what the names of its parameters begin with */
    WholeCropHead(Parameters parameters, String name, Backbone.Grid grid, boolean keepAspect) {
        this.keepAspect = keepAspect;
        this.places = new Places(parameters, name, grid);
        this.hidden = new Dense(parameters, name + ".hidden", places.width() + 4, HIDDEN, Math.sqrt(2));
        this.box = new Dense(parameters, name + ".box", HIDDEN, 4, 0.1);
    }

    @Override
    public NDArray loss(Features features, NDArray frames, NDArray boxes) {
        return Losses.box(boxes(features, frames), boxes);
    }

    @Override
    public NDArray boxes(Features features, NDArray frames) {
        NDArray seen = NDArrays.concat(new NDList(places.of(features.places()), frames), 1);
        NDArray sides = Activation.sigmoid(box.of(Activation.relu(hidden.of(seen))));
        NDArray width = sides.get(":, 0:1");
        NDArray height = keepAspect ? width : sides.get(":, 1:2");
        NDArray left = Numbers.minus(1, width).mul(sides.get(":, 2:3"));
        NDArray top = Numbers.minus(1, height).mul(sides.get(":, 3:4"));
        return NDArrays.concat(new NDList(left, top, left.add(width), top.add(height)), 1);
    }
}
