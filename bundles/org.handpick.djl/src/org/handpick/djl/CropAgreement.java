package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.djl.graph.CropShares;

/**
 * Makes one crop inside the picture of what the halves of a model say.
 *
 * @param shares how much each of two counts; empty where there is one
 * @param keepsAspect whether crops have the shape of their picture
 */
record CropAgreement(Optional<CropShares> shares, boolean keepsAspect) {
    /** The least width and height of a crop, in [0, 1] of the picture. */
    private static final double NARROWEST = 0.01;

    /** What each half said where a keeper is cropped, and where it is. Boxes are left, top, right and bottom. */
    record KeeperCrop(List<double[]> said, double[] truth) {}

    /** @param said by each half: left, top, right and bottom @return the same of the crop, in [0, 1] */
    double[] crop(List<double[]> said) {
        double[] box = shares.map(both -> both.between(said.getFirst(), said.getLast()))
                .orElseGet(() -> said.getFirst().clone());
        moveInside(box);
        return box;
    }

    /** A crop of the picture's shape is moved as a whole, so that it keeps it; of any other, what is outside is left. */
    private void moveInside(double[] box) {
        for (int side = 0; side < 2; side++) {
            double length = Math.clamp(box[side + 2] - box[side], NARROWEST, 1);
            if (keepsAspect) {
                box[side] = Math.clamp(box[side], 0, 1 - length);
                box[side + 2] = box[side] + length;
            } else {
                box[side] = Math.clamp(box[side], 0, 1 - NARROWEST);
                box[side + 2] = Math.clamp(box[side + 2], box[side] + NARROWEST, 1);
            }
        }
    }

    /** Chooses how much each half counts, where there are two. @param kept what they said of some keepers; nothing changes without any */
    void fit(List<KeeperCrop> kept, NDManager over) {
        if (shares.isEmpty() || kept.isEmpty()) {
            return;
        }
        try (NDManager manager = over.newSubManager()) {
            shares.get()
                    .fit(
                            boxes(kept.stream().map(crop -> crop.said().getFirst()), manager),
                            boxes(kept.stream().map(crop -> crop.said().getLast()), manager),
                            boxes(kept.stream().map(KeeperCrop::truth), manager));
        }
    }

    private static NDArray boxes(Stream<double[]> boxes, NDManager manager) {
        float[][] edges = boxes.map(box -> {
                    float[] rounded = new float[box.length];
                    for (int i = 0; i < box.length; i++) {
                        rounded[i] = (float) box[i];
                    }
                    return rounded;
                })
                .toArray(float[][]::new);
        return manager.create(edges);
    }
}
