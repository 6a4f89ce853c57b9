package org.handpick.djl;

import java.util.Arrays;
import java.util.List;

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
        return new Opinion(meanScores(List.of(direct, mirrored)), boxes);
    }

    private static double[] mean(double[] box, double[] mirrored) {
        return new double[] {
            (box[0] + 1 - mirrored[2]) / 2,
            (box[1] + mirrored[1]) / 2,
            (box[2] + 1 - mirrored[0]) / 2,
            (box[3] + mirrored[3]) / 2
        };
    }

    /** The mean score of each picture. */
    static double[] meanScores(List<Opinion> opinions) {
        double[] means = new double[opinions.getFirst().scores.length];
        Arrays.setAll(
                means,
                picture -> opinions.stream()
                        .mapToDouble(opinion -> opinion.scores[picture])
                        .average()
                        .orElseThrow());
        return means;
    }

    /** What each says how a picture is to be cropped. */
    static List<double[]> boxesOf(int picture, List<Opinion> opinions) {
        return opinions.stream().map(opinion -> opinion.boxes[picture]).toList();
    }
}
