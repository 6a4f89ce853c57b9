package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;

/** What stands on features: a head that scores pictures, and a head that crops them. */
public final class TwoHeads {
    private final RankingHead ranking;
    private final CropHead cropping;
    private final boolean detachCropping;

    /**
     * @param sight names what they stand on; empty for a backbone
     * @param seen the form of the features
     * @param keepAspect whether crops have the aspect of their picture
     * @param detachCropping whether what the crop head learns leaves the backbone alone; two heads on one backbone can pull it
     *     apart
     */
    public TwoHeads(
            Parameters parameters, String sight, Features.Form seen, boolean keepAspect, boolean detachCropping) {
        String after = sight.isEmpty() ? "" : "." + sight;
        this.ranking = new RankingHead(parameters, "rank" + after, seen);
        this.cropping = new CropHead(parameters, "crop" + after, seen.grid(), keepAspect);
        this.detachCropping = detachCropping;
    }

    /**
     * @param company takes the mean over the set that a picture stands in: a keeper is better than the others of its set;
     *     shape (pictures, pictures)
     * @return a score for each picture, shape (pictures)
     */
    public NDArray scores(Features features, NDArray company) {
        return ranking.of(features, company);
    }

    /**
     * @param frames where each picture stands in its padded canvas, left, top, right and bottom in [0, 1]
     * @return left, top, right and bottom of its crop, where the picture is from 0 to 1; shape (pictures, 4). Edges may lie a little
     *     outside
     */
    public NDArray boxes(Features features, NDArray frames) {
        return crops(features, frames).boxes();
    }

    /**
     * How far the crops are off.
     *
     * @param boxes the truth, as {@link #boxes} tells it
     */
    public NDArray cropLoss(Features features, NDArray frames, NDArray boxes) {
        return cropping.loss(crops(features, frames), boxes, frames);
    }

    private CropHead.Answer crops(Features features, NDArray frames) {
        return cropping.of(detachCropping ? features.detached() : features, frames);
    }
}
