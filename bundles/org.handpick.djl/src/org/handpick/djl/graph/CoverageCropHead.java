package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

/**
 * Each part of a place says how much of it the crop covers, by what is there and around it, and the box is read from that, so a subject
 * that moves is followed after a few hundred examples. What places can't say, such as how much room a person likes around a subject, is
 * added to the edges.
 */
final class CoverageCropHead implements CropHead {
    private static final int HIDDEN = 96;
    private static final float NARROWEST = 0.01f;
    /** Each side of a place is split into so many, and a place tells of each part: places are too large to tell where an edge is. */
    private static final int SPLIT = 4;
    /** Odds as good as none, as a logarithm. */
    private static final float NONE = -30;

    /**
     * How much surer of each part it is once it has learned. While it learns, an edge is the mean of where it may be, so that each part
     * gets a share of the gradient; then a slim chance for something far off would draw an edge there.
     */
    private static final float SURER = 4;

    private final boolean keepAspect;
    private final Backbone.Grid grid;
    private final Coverage coverage;
    private final Context context;
    private final Conv cover;
    private final Places places;
    private final Dense hidden;
    private final Dense shift;

    /** @param name what the names of its parameters begin with */
    CoverageCropHead(Parameters parameters, String name, Backbone.Grid grid, boolean keepAspect) {
        this.keepAspect = keepAspect;
        this.grid = grid;
        this.coverage = new Coverage(new Backbone.Grid(1, SPLIT * grid.rows(), SPLIT * grid.columns()));
        this.context = new Context(parameters, name + ".context", grid);
        this.cover = new Conv(parameters, name + ".cover", context.channels(), SPLIT * SPLIT, 1, 1);
        this.places = new Places(parameters, name, grid);
        this.hidden = new Dense(parameters, name + ".hidden", places.width() + 4, HIDDEN, Math.sqrt(2));
        this.shift = new Dense(parameters, name + ".shift", HIDDEN, 4, 0.05);
    }

    @Override
    public NDArray boxes(Features features, NDArray frames) {
        return boxes(Numbers.times(covered(features.places()), SURER), features, frames);
    }

    @Override
    public NDArray loss(Features features, NDArray frames, NDArray boxes) {
        NDArray covered = covered(features.places());
        return Losses.box(boxes(covered, features, frames), boxes)
                .add(loss(covered, coverage.of(inCanvas(boxes, frames))));
    }

    /**
     * What is covered, judged by a box alone: in each column and row that it crosses something is covered as far as the box goes, whatever
     * it is, and nothing is outside. So a subject need not fill its box (the projections of Tian et al., "BoxInst: high-performance
     * instance segmentation with box annotations", 2021).
     *
     * @param covered as {@link #covered} tells it @param shares what of it is in the box, in the same shape
     */
    private static NDArray loss(NDArray covered, NDArray shares) {
        NDArray inside = shares.sign();
        NDArray beyond = covered.mul(Numbers.minus(1, inside)).add(Numbers.times(inside, NONE));
        return Losses.share(covered.max(new int[] {1}), shares.max(new int[] {1}))
                .add(Losses.share(covered.max(new int[] {2}), shares.max(new int[] {2})))
                .add(Losses.share(beyond, shares.zerosLike()));
    }

    /** The boxes of what is covered, and what is added to their edges. Edges may lie a little outside the picture. */
    private NDArray boxes(NDArray covered, Features features, NDArray frames) {
        NDArray seen = NDArrays.concat(new NDList(places.of(features.places()), frames), 1);
        NDArray edges = inPicture(coverage.box(Activation.sigmoid(covered)), frames)
                .add(shift.of(Activation.relu(hidden.of(seen))));
        return keepAspect ? withAspect(edges) : inOrder(edges);
    }

    /**
     * The odds of each part of a place to be in the crop, as logarithms; shape (pictures, rows, columns) of parts. What each place tells
     * of its parts is laid out as they lie (Shi et al., "Real-time single image super-resolution", 2016).
     */
    private NDArray covered(NDArray places) {
        long pictures = places.getShape().get(0);
        return cover.of(context.of(places))
                .reshape(pictures, SPLIT, SPLIT, grid.rows(), grid.columns())
                .transpose(0, 3, 1, 4, 2)
                .reshape(pictures, SPLIT * grid.rows(), SPLIT * grid.columns());
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
