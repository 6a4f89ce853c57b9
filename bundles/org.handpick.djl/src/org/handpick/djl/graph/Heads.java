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
    /** The name of what is measured, and not learned to be seen. */
    public static final String MEASURES = "measures";

    /**
     * Heads on measures alone go through 100 epochs in a minute; beside a backbone they have a quarter of the steps to get as far, and
     * nothing below them moves.
     */
    private static final double PACE_OF_MEASURES = 3;

    private final List<RankingHead> ranking = new ArrayList<>();
    private final List<CropHead> cropping = new ArrayList<>();
    private final boolean detachCropping;

    /** How many times the rate is what a parameter of this name learns at. */
    public static double pace(String parameter) {
        return parameter.contains("." + MEASURES + ".") ? PACE_OF_MEASURES : 1;
    }

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
     * <p>From parts of images only the first learns: of a part no more is measured than of the whole, so what would be learned from it is
     * how a mean over places blurs.
     *
     * @param boxes the truth, as {@link #boxes} tells it
     * @param whole which of them are of whole images, integers of shape (some)
     */
    public List<NDArray> cropLosses(List<Features> seen, NDArray frames, NDArray boxes, NDArray whole) {
        List<NDArray> losses = new ArrayList<>();
        losses.add(cropping.getFirst().loss(seenByCropping(seen.getFirst()), frames, boxes));
        for (int i = 1; i < seen.size(); i++) {
            losses.add(
                    cropping.get(i).loss(seenByCropping(seen.get(i)).of(whole), frames.get(whole), boxes.get(whole)));
        }
        return losses;
    }

    private Features seenByCropping(Features seen) {
        return detachCropping ? seen.detached() : seen;
    }
}
