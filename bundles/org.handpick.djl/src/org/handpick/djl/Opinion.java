package org.handpick.djl;

import java.util.Arrays;
import java.util.List;
import org.handpick.djl.graph.Share;

/**
 * What a half of a model says about the pictures of a set.
 *
 * @param boxes left, top, right and bottom of each picture; edges may lie a little outside [0, 1]
 */
record Opinion(double[] scores, double[][] boxes) {
    /** The mean of what was said of a set as it is and in a mirror. */
    static Opinion mean(Opinion direct, Opinion mirrored) {
        double[][] boxes = new double[direct.boxes.length][];
        Arrays.setAll(boxes, picture -> mean(direct.boxes[picture], mirrored.boxes[picture]));
        double[] scores = new double[boxes.length];
        Arrays.setAll(scores, picture -> (direct.scores[picture] + mirrored.scores[picture]) / 2);
        return new Opinion(scores, boxes);
    }

    private static double[] mean(double[] box, double[] mirrored) {
        return new double[] {
            (box[0] + 1 - mirrored[2]) / 2,
            (box[1] + mirrored[1]) / 2,
            (box[2] + 1 - mirrored[0]) / 2,
            (box[3] + mirrored[3]) / 2
        };
    }

    /** What counts of one half or two. @param share of the last */
    static double[] scores(List<Opinion> opinions, double share) {
        double[] first = opinions.getFirst().scores;
        double[] last = opinions.getLast().scores;
        double[] scores = new double[first.length];
        Arrays.setAll(scores, picture -> Share.between(first[picture], last[picture], share));
        return scores;
    }

    /** What each says how a picture is to be cropped. */
    static List<double[]> boxesOf(int picture, List<Opinion> opinions) {
        return opinions.stream().map(opinion -> opinion.boxes[picture]).toList();
    }
}
