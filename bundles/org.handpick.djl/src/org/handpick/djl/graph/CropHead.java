package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;

/** From the features of the places of a picture to the box that it is cropped to. */
sealed interface CropHead permits CoverageCropHead, WholeCropHead {
    /** Edges are not read from so few rows of places. */
    int COARSE = 8;

    /**
     * The one that suits features.
     *
     * <p>On drawn sets, boxes read from 7 x 7 places overlapped with the truth by 0.87 and boxes told for the whole by 0.93; on
     * photographs, those read from 16 x 24 places by 0.87 and those told for the whole by 0.68 to 0.75.
     *
     * @param name what the names of its parameters begin with
     */
    static CropHead on(Backbone.Grid grid, Parameters parameters, String name, boolean keepAspect) {
        return grid.rows() < COARSE
                ? new WholeCropHead(parameters, name, grid, keepAspect)
                : new CoverageCropHead(parameters, name, grid, keepAspect);
    }

    /**
     * @param frames where the picture stands in the padded canvas: left, top, right, bottom in [0, 1], shape (pictures, 4)
     * @return left, top, right and bottom, where the picture is from 0 to 1; shape (pictures, 4). Edges may lie a little outside
     */
    NDArray boxes(Features features, NDArray frames);

    /** How far what it says is off. @param boxes the truth, as {@link #boxes} tells it */
    NDArray loss(Features features, NDArray frames, NDArray boxes);
}
