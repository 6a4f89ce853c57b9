package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What stands on features: for each way of seeing a head that scores pictures, and one that crops them. Each learns by itself, so that
 * none leans on another.
 */
public final class Heads {
    private final List<RankingHead> ranking = new ArrayList<>();
    private final List<CropHead> cropping = new ArrayList<>();
    private final boolean detachCropping;

    /**
     * @param seen the forms of features in the order of the ways of seeing, by their names, of which one may be empty
     * @param keepAspect whether crops have the aspect of their picture
     * @param detachCropping whether what the crop head learns leaves the backbone alone; two heads on one backbone can pull it
     *     apart
     */
    public Heads(Parameters parameters, Map<String, Features.Form> seen, boolean keepAspect, boolean detachCropping) {
        seen.forEach((name, form) -> {
            String suffix = name.isEmpty() ? "" : "." + name;
            ranking.add(new RankingHead(parameters, "rank" + suffix, form));
            cropping.add(CropHead.on(form.grid(), parameters, "crop" + suffix, keepAspect));
        });
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
     * @param seen in the order of the ways of seeing
     * @param frames where each picture stands in its padded canvas, left, top, right and bottom in [0, 1]
     * @return for each way of seeing left, top, right and bottom of its crop, where the picture is from 0 to 1; shape (pictures, 4).
     *     Edges may lie a little outside
     */
    public List<NDArray> boxes(List<Features> seen, NDArray frames) {
        List<NDArray> boxes = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            boxes.add(cropping.get(i).boxes(seenByCropping(seen.get(i)), frames));
        }
        return boxes;
    }

    /**
     * How far the crops are off, for each way of seeing.
     *
     * @param boxes the truth, as {@link #boxes} tells it
     */
    public List<NDArray> cropLosses(List<Features> seen, NDArray frames, NDArray boxes) {
        List<NDArray> losses = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            losses.add(cropping.get(i).loss(seenByCropping(seen.get(i)), frames, boxes));
        }
        return losses;
    }

    private Features seenByCropping(Features seen) {
        return detachCropping ? seen.detached() : seen;
    }
}
