package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What stands on features: for each way of seeing a head that scores pictures, and on the first of them one that crops them.
 *
 * <p>What is seen beside tells images apart and not where their subject is: crops that were read from classical measures as well
 * were the worse for it wherever the backbone had learned to see.
 */
public final class Heads {
    private final List<RankingHead> ranking = new ArrayList<>();
    private final CropHead cropping;
    private final boolean detachCropping;

    /**
     * @param seen the forms of features in the order of the ways of seeing, by their names; that of the first is empty
     * @param keepAspect whether crops have the aspect of their picture
     * @param detachCropping whether what the crop head learns leaves the backbone alone; two heads on one backbone can pull it
     *     apart
     */
    public Heads(Parameters parameters, Map<String, Features.Form> seen, boolean keepAspect, boolean detachCropping) {
        seen.forEach((name, form) ->
                ranking.add(new RankingHead(parameters, name.isEmpty() ? "rank" : "rank." + name, form)));
        this.cropping = CropHead.on(seen.get("").grid(), parameters, "crop", keepAspect);
        this.detachCropping = detachCropping;
    }

    /**
     * @param seen in the order of the ways of seeing
     * @param company takes the mean over the set that a picture stands in: a keeper is better than the others of its set;
     *     shape (pictures, pictures)
     * @return for each way of seeing a score for each picture, shape (pictures)
     */
    public List<NDArray> scores(List<Features> seen, NDArray company) {
        List<NDArray> scores = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            scores.add(ranking.get(i).of(seen.get(i), company));
        }
        return scores;
    }

    /**
     * @param seen in the first way
     * @param frames where each picture stands in its padded canvas, left, top, right and bottom in [0, 1]
     * @return left, top, right and bottom of its crop, where the picture is from 0 to 1; shape (pictures, 4). Edges may lie a little
     *     outside
     */
    public NDArray boxes(Features seen, NDArray frames) {
        return cropping.boxes(seenByCropping(seen), frames);
    }

    /**
     * How far the crops are off.
     *
     * @param boxes the truth, as {@link #boxes} tells it
     */
    public NDArray cropLoss(Features seen, NDArray frames, NDArray boxes) {
        return cropping.loss(seenByCropping(seen), frames, boxes);
    }

    private Features seenByCropping(Features seen) {
        return detachCropping ? seen.detached() : seen;
    }
}
