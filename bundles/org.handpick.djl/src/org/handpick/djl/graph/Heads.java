package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Random;

/** What stands on features: a head that scores pictures, and one that crops them. */
public final class Heads {
    private final RankingHead ranking;
    private final CropHead cropping;
    private final boolean detachCropping;

    /**
     * @param suffix what the names of their parameters have in the end, to tell them from others of a model
     * @param keepAspect whether crops have the aspect of their picture
     * @param detachCropping whether what the crop head learns leaves the backbone alone; two heads on one backbone can pull it
     *     apart
     */
    public Heads(Parameters parameters, String suffix, Features.Form seen, boolean keepAspect, boolean detachCropping) {
        this.ranking = new RankingHead(parameters, "rank" + suffix, seen);
        this.cropping = CropHead.on(seen.grid(), parameters, "crop" + suffix, keepAspect);
        this.detachCropping = detachCropping;
    }

    /**
     * @param company takes the mean over the set that a picture stands in: a keeper is better than the others of its set;
     *     shape (pictures, pictures)
     * @return a score for each picture, shape (pictures)
     */
    public NDArray scores(Features seen, NDArray company) {
        return ranking.of(seen, company);
    }

    /**
     * What is to learn the keepers, each by itself: scores for each picture, of shape (pictures).
     *
     * @param company as for {@link #scores}
     * @param chance decides what is left out of what is known in this step
     */
    public List<NDArray> learningScores(Features seen, NDArray company, Random chance) {
        return ranking.learning(seen, company, chance);
    }

    /**
     * @param frames where each picture stands among its places, left, top, right and bottom in [0, 1]
     * @return left, top, right and bottom of its crop, where the picture is from 0 to 1; shape (pictures, 4). Edges may lie a little
     *     outside
     */
    public NDArray boxes(Features seen, NDArray frames) {
        return cropping.boxes(seenByCropping(seen), frames);
    }

    /** How far the crops are off. @param boxes the truth, as {@link #boxes} tells it */
    public NDArray cropLoss(Features seen, NDArray frames, NDArray boxes) {
        return cropping.loss(seenByCropping(seen), frames, boxes);
    }

    private Features seenByCropping(Features seen) {
        return detachCropping ? seen.detached() : seen;
    }
}
