package org.handpick.djl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.djl.graph.Share;
import org.handpick.learning.evaluation.BoxMatch;

/**
 * Makes one crop inside the picture of what the halves of a model say.
 *
 * @param share how much the second of two counts; empty where there is one
 * @param keepsAspect whether crops have the shape of their picture
 */
record CropAgreement(Optional<Share> share, boolean keepsAspect) {
    /** The least width and height of a crop, in [0, 1] of the picture. */
    private static final double NARROWEST = 0.01;

    /** What each half said where a keeper is cropped, as left, top, right and bottom, and where it is. */
    record KeeperCrop(List<double[]> said, CropBox truth) {}

    /** @param said by each half: left, top, right and bottom @return the same of the crop, in [0, 1] */
    double[] crop(List<double[]> said) {
        return crop(said, share.map(Share::value).orElse(0.0));
    }

    private double[] crop(List<double[]> said, double second) {
        double[] box = new double[said.getFirst().length];
        Arrays.setAll(box, edge -> Share.between(said.getFirst()[edge], said.getLast()[edge], second));
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
    void fit(List<KeeperCrop> kept) {
        if (!kept.isEmpty()) {
            share.ifPresent(counts -> counts.fit(tried -> kept.stream()
                    .mapToDouble(keeper -> 1 - match(crop(keeper.said(), tried), keeper.truth()))
                    .toArray()));
        }
    }

    private static double match(double[] box, CropBox truth) {
        return new BoxMatch(truth, new CropBox(box[0], box[1], Math.min(1, box[2]), Math.min(1, box[3]))).iou();
    }
}
