package org.handpick.learning.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A figure of how good proposals are: the sum of what each set wins over the sum of what each could win. All lie in [0, 1].
 *
 * <p>Boxes are judged on the keeper, so that a wrong pick does not blur how well it crops. Edges are in fractions of width and
 * height.
 */
public enum Metric {
    /** Share of the sets whose keeper is proposed; sets of two images or more that have a keeper. */
    TOP1("top-1", true, judged -> judged.picksRight().map(Points::one)),
    /**
     * Share of the pairs of keeper and reject in which the keeper has the higher score; equal scores count half. Pairs are
     * counted over all sets, as in Chang et al., Automatic Triage for a Photo Series, SIGGRAPH 2016.
     */
    PAIRWISE("pairwise accuracy", true, Metric::pairs),
    /** Share of the boxes whose IoU is at least 0.5. */
    IOU50("IoU ≥ 0.5", true, judged -> judged.boxMatch().map(match -> Points.one(match.iou() >= 0.5))),
    MEAN_IOU("mean IoU", true, judged -> judged.boxMatch().map(match -> Points.one(match.iou()))),
    /** Mean absolute error of the four edges. */
    MAE("mean edge error", false, judged -> judged.boxMatch().map(match -> Points.one(match.meanEdgeError()))),
    /**
     * Boundary displacement error: the sum of the distances of the four edges over 4, in normalised coordinates (Yan et al.,
     * Learning the change for automatic image cropping, CVPR 2013; Chen et al., Learning to compose with professional
     * photographs on the web (VFN), MM 2017). In these coordinates it is {@link #MAE} by another name, told so that our figures
     * can be put beside theirs.
     */
    DISPLACEMENT("boundary displacement", false, MAE.points),
    /** Share of the boxes with no edge off by more than {@link BoxMatch#TOLERANCE}. */
    EDGES05(
            "all edges within 0.05",
            true,
            judged -> judged.boxMatch().map(match -> Points.one(match.isWithinTolerance()))),
    /**
     * Share of the sets for which nothing is to be changed: the keeper is proposed, and no edge of its box is off by more than
     * {@link BoxMatch#TOLERANCE}. Sets of two images or more that have a keeper and a box.
     */
    ACCEPT(
            "accepted without an edit",
            true,
            judged -> judged.picksRight()
                    .flatMap(right -> judged.boxMatch().map(match -> Points.one(right && match.isWithinTolerance())))),
    /** Mean confidence in the proposed image, over the sets of {@link #TOP1}; the same as top-1 where it can be trusted. */
    CONFIDENCE("mean confidence", true, judged -> judged.picksRight().map(_ -> Points.one(judged.confidence())));

    private final String title;
    private final boolean higherIsBetter;
    private final Function<Judged, Optional<Points>> points;

    Metric(String title, boolean higherIsBetter, Function<Judged, Optional<Points>> points) {
        this.title = title;
        this.higherIsBetter = higherIsBetter;
        this.points = points;
    }

    private static Optional<Points> pairs(Judged judged) {
        if (!judged.set().teachesRanking()) {
            return Optional.empty();
        }
        List<Double> scores = judged.proposal().scores();
        int keeper = judged.set().label().orElseThrow().keeper();
        double won = -0.5; // the keeper's tie with itself
        for (double score : scores) {
            int order = Double.compare(scores.get(keeper), score);
            won += order > 0 ? 1 : order == 0 ? 0.5 : 0;
        }
        return Optional.of(new Points(won, scores.size() - 1));
    }

    /** What a set adds; empty where it says nothing about this. */
    public Optional<Points> of(Judged judged) {
        return points.apply(judged);
    }

    /** What each of many sets adds, without those that say nothing about this. */
    public List<Points> of(List<Judged> judged) {
        return judged.stream().map(this::of).flatMap(Optional::stream).toList();
    }

    /** The figures that say how good somebody is at a task alone. */
    public static List<Metric> of(Task task) {
        return switch (task) {
            case RANKING -> List.of(TOP1, PAIRWISE);
            case CROP -> List.of(IOU50, MEAN_IOU, MAE, DISPLACEMENT, EDGES05);
        };
    }

    /** Its name in JSON: {@code top1}, {@code mean_iou} … */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name for a person. */
    public String title() {
        return title;
    }

    public boolean isHigherBetter() {
        return higherIsBetter;
    }
}
