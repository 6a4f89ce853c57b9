package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.List;

/** What is made small. Each answers with one number, the mean over what it is given. */
public final class Losses {
    private static final float TINY = 1e-7f;
    private static final float SMOOTH_BELOW = 0.05f;

    private Losses() {}

    /** The mean of losses of the same kind. */
    public static NDArray mean(List<NDArray> losses) {
        return Numbers.times(losses.stream().reduce(NDArray::add).orElseThrow(), 1f / losses.size());
    }

    /** How far crops are off: {@link #smoothL1} and {@link #giou}, with the shapes of both. */
    public static NDArray box(NDArray boxes, NDArray truth) {
        return smoothL1(boxes, truth, SMOOTH_BELOW).add(giou(boxes, truth));
    }

    /**
     * How unlikely the share of each place is that a box covers, in natural units: cross-entropy, in the form that no large number
     * breaks.
     *
     * @param odds their logarithms, as they are said to be; {@code shares} from 0 to 1, the truth, in the same shape
     */
    public static NDArray share(NDArray odds, NDArray shares) {
        NDArray tail = Numbers.plus(odds.abs().neg().exp(), 1).log();
        return Activation.relu(odds).sub(odds.mul(shares)).add(tail).mean();
    }

    /**
     * {@link #listwise} of scores that stand in a row.
     *
     * @param scores shape (pictures)
     * @param places where in it each slot of a set has its score; shape (sets, slots)
     * @param padding very low where a slot is empty, else 0; same shape, and so {@code keepers}
     */
    public static NDArray listwise(NDArray scores, NDArray places, NDArray padding, NDArray keepers) {
        return listwise(scores.get(places.flatten()).reshape(places.getShape()).add(padding), keepers);
    }

    /**
     * How unlikely the keepers are under the softmax of their sets' scores: ListNet with one relevant item (Cao et al., "Learning
     * to rank: from pairwise approach to listwise approach", 2007).
     *
     * @param scores one row a set, padded with very low scores; shape (sets, slots)
     * @param keepers 1 at the keeper of each row, 0 elsewhere; same shape
     */
    public static NDArray listwise(NDArray scores, NDArray keepers) {
        return scores.logSoftmax(1).mul(keepers).sum(new int[] {1}).mean().neg();
    }

    /**
     * max(0, margin - (preferred - rejected)), PyTorch's MarginRankingLoss.
     *
     * @param preferred scores of the keepers, shape (pairs); {@code rejected} of what each was preferred to
     */
    public static NDArray marginRanking(NDArray preferred, NDArray rejected, float margin) {
        return Activation.relu(Numbers.minus(margin, preferred.sub(rejected))).mean();
    }

    /**
     * Huber's loss in the form of Girshick, "Fast R-CNN", 2015: squared below {@code beta}, linear above.
     *
     * @param boxes left, top, right, bottom; shape (boxes, 4), {@code truth} too
     */
    public static NDArray smoothL1(NDArray boxes, NDArray truth, float beta) {
        NDArray off = boxes.sub(truth).abs();
        NDArray small = Numbers.atMost(off, beta);
        return Numbers.times(small.mul(off.sub(Numbers.times(small, 0.5f))), 1 / beta)
                .mean();
    }

    /**
     * 1 - GIoU (Rezatofighi et al., "Generalized intersection over union", 2019): intersection over union, less the part of the
     * common hull that neither covers, so that boxes which do not meet are drawn to each other too. From 0 to 2.
     */
    public static NDArray giou(NDArray boxes, NDArray truth) {
        NDArray common = area(overlap(boxes, truth));
        NDArray union = area(boxes).add(area(truth)).sub(common);
        NDArray hull = area(hull(boxes, truth));
        NDArray iou = common.div(Numbers.plus(union, TINY));
        NDArray empty = hull.sub(union).div(Numbers.plus(hull, TINY));
        return Numbers.minus(1, iou.sub(empty).mean());
    }

    private static NDArray overlap(NDArray a, NDArray b) {
        NDArray start = start(a).maximum(start(b));
        NDArray end = end(a).minimum(end(b));
        return NDArrays.concat(new NDList(start, end.maximum(start)), 1);
    }

    private static NDArray hull(NDArray a, NDArray b) {
        return NDArrays.concat(new NDList(start(a).minimum(start(b)), end(a).maximum(end(b))), 1);
    }

    private static NDArray start(NDArray boxes) {
        return boxes.get(":, 0:2");
    }

    private static NDArray end(NDArray boxes) {
        return boxes.get(":, 2:4");
    }

    private static NDArray area(NDArray boxes) {
        NDArray sides = end(boxes).sub(start(boxes));
        return sides.get(":, 0").mul(sides.get(":, 1"));
    }
}
