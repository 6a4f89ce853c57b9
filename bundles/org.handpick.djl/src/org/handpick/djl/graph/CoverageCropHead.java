package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

/**
 * Each place says by itself how much of it the crop covers, and the box is read from that, so a subject that moves is followed
 * after a few hundred examples. What places can't say, such as how much room a person likes around a subject, is added to the
 * edges.
 */
final class CoverageCropHead implements CropHead {
    private static final int HIDDEN = 96;
    private static final float NARROWEST = 0.01f;

    /**
     * What it says.
     *
     * @param boxes left, top, right, bottom of the picture, which is from 0 to 1; edges may lie a little outside; shape (pictures, 4)
     * @param covered the odds of each place to be in the crop, as logarithms; shape (pictures, rows, columns)
     */
    private record Answer(NDArray boxes, NDArray covered) {}

    private final boolean keepAspect;
    private final Coverage coverage;
    private final Conv cover;
    private final Places places;
    private final Dense hidden;
    private final Dense shift;

    /** @param name what the names of its parameters begin with */
    CoverageCropHead(Parameters parameters, String name, Backbone.Grid grid, boolean keepAspect) {
        this.keepAspect = keepAspect;
        this.coverage = new Coverage(grid);
        this.cover = new Conv(parameters, name + ".cover", grid.channels(), 1, 1, 1);
        this.places = new Places(parameters, name, grid);
        this.hidden = new Dense(parameters, name + ".hidden", places.width() + 4, HIDDEN, Math.sqrt(2));
        this.shift = new Dense(parameters, name + ".shift", HIDDEN, 4, 0.05);
    }

    @Override
    public NDArray boxes(Features features, NDArray frames) {
        return answer(features, frames).boxes();
    }

    @Override
    public NDArray loss(Features features, NDArray frames, NDArray boxes) {
        Answer answer = answer(features, frames);
        return Losses.box(answer.boxes(), boxes)
                .add(Losses.share(answer.covered(), coverage.of(inCanvas(boxes, frames))));
    }

    private Answer answer(Features features, NDArray frames) {
        Backbone.Grid grid = coverage.grid();
        NDArray covered =
                cover.of(features.places()).reshape(features.places().getShape().get(0), grid.rows(), grid.columns());
        NDArray seen = NDArrays.concat(new NDList(places.of(features.places()), frames), 1);
        NDArray edges = inPicture(coverage.box(Activation.sigmoid(covered)), frames)
                .add(shift.of(Activation.relu(hidden.of(seen))));
        return new Answer(keepAspect ? withAspect(edges) : inOrder(edges), covered);
    }

    private static NDArray inPicture(NDArray boxes, NDArray frames) {
        return boxes.sub(corners(frames)).div(sides(frames));
    }

    private static NDArray inCanvas(NDArray boxes, NDArray frames) {
        return boxes.mul(sides(frames)).add(corners(frames));
    }

    private static NDArray corners(NDArray frames) {
        NDArray corner = frames.get(":, 0:2");
        return NDArrays.concat(new NDList(corner, corner), 1);
    }

    private static NDArray sides(NDArray frames) {
        NDArray sides = frames.get(":, 2:4").sub(frames.get(":, 0:2"));
        return NDArrays.concat(new NDList(sides, sides), 1);
    }

    private static NDArray inOrder(NDArray edges) {
        NDArray start = edges.get(":, 0:2");
        NDArray end = Numbers.plus(start, NARROWEST).maximum(edges.get(":, 2:4"));
        return NDArrays.concat(new NDList(start, end), 1);
    }

    /** The box with the same middle that is as wide as high, in units of the picture. */
    private static NDArray withAspect(NDArray edges) {
        NDArray start = edges.get(":, 0:2");
        NDArray end = edges.get(":, 2:4");
        NDArray middle = Numbers.times(start.add(end), 0.5f);
        NDArray half = Numbers.times(Numbers.atLeast(end.sub(start).mean(new int[] {1}, true), NARROWEST), 0.5f);
        return NDArrays.concat(new NDList(middle.sub(half), middle.add(half)), 1);
    }
}
