package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Boxes as the share of each place of a grid that they cover, and back. A box that moves in the picture moves in its coverage. */
record Coverage(Backbone.Grid grid) {
    /**
     * @param boxes left, top, right and bottom in [0, 1] of the canvas, shape (boxes, 4)
     * @return from 0 to 1, shape (boxes, rows, columns)
     */
    NDArray of(NDArray boxes) {
        long count = boxes.getShape().get(0);
        NDArray across = shares(boxes.get(":, 0:1"), boxes.get(":, 2:3"), grid.columns());
        NDArray down = shares(boxes.get(":, 1:2"), boxes.get(":, 3:4"), grid.rows());
        return down.reshape(count, grid.rows(), 1).mul(across.reshape(count, 1, grid.columns()));
    }

    /** The share of each of the equal parts of a side that lies between {@code start} and {@code end}. */
    private static NDArray shares(NDArray start, NDArray end, int parts) {
        float[] starts = new float[parts];
        float[] ends = new float[parts];
        for (int part = 0; part < parts; part++) {
            starts[part] = (float) part / parts;
            ends[part] = (part + 1f) / parts;
        }
        NDManager manager = start.getManager();
        NDArray last = manager.create(ends, new Shape(1, parts)).minimum(end);
        NDArray first = manager.create(starts, new Shape(1, parts)).maximum(start);
        return Numbers.times(Numbers.atLeast(last.sub(first), 0), parts);
    }

    /**
     * The box that covers so much. Of what no box covers, it is one around all that is covered.
     *
     * @param coverage from 0 to 1, shape (boxes, rows, columns)
     * @return left, top, right and bottom in [0, 1] of the canvas, shape (boxes, 4)
     */
    NDArray box(NDArray coverage) {
        NDArray across = coverage.max(new int[] {1});
        NDArray down = coverage.max(new int[] {2});
        return NDArrays.concat(
                new NDList(
                        before(across, Side.BEGIN),
                        before(down, Side.BEGIN),
                        Numbers.minus(1, before(across, Side.END)),
                        Numbers.minus(1, before(down, Side.END))),
                1);
    }

    private enum Side {
        BEGIN,
        END
    }

    /** How much of a side, from one of its ends on, is passed before what is covered is reached. */
    private static NDArray before(NDArray covered, Side from) {
        int parts = (int) covered.getShape().get(1);
        float[] passed = new float[parts * parts];
        for (int part = 0; part < parts; part++) {
            for (int other = 0; other < parts; other++) {
                boolean isPassed = from == Side.BEGIN ? other <= part : other >= part;
                passed[part * parts + other] = isPassed ? 1 : 0;
            }
        }
        NDArray reached = covered.reshape(covered.getShape().get(0), 1, parts)
                .mul(covered.getManager().create(passed, new Shape(1, parts, parts)))
                .max(new int[] {2});
        return Numbers.minus(1, reached).mean(new int[] {1}, true);
    }
}
