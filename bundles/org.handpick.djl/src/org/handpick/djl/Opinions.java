package org.handpick.djl;

import java.util.ArrayList;
import java.util.List;

/**
 * What the heads of a model say about the pictures of a set.
 *
 * @param scores of each picture, the mean of all that score
 * @param boxes of each crop head left, top, right and bottom of each picture; edges may lie a little outside [0, 1]
 */
record Opinions(double[] scores, List<double[][]> boxes) {
    /** The mean of what was said of a set as it is and in a mirror. */
    static Opinions mean(Opinions direct, Opinions mirrored) {
        double[] scores = new double[direct.scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (direct.scores[i] + mirrored.scores[i]) / 2;
        }
        List<double[][]> boxes = new ArrayList<>();
        for (int head = 0; head < direct.boxes.size(); head++) {
            double[][] of = new double[scores.length][];
            for (int i = 0; i < scores.length; i++) {
                of[i] = mean(direct.boxes.get(head)[i], mirrored.boxes.get(head)[i]);
            }
            boxes.add(of);
        }
        return new Opinions(scores, boxes);
    }

    private static double[] mean(double[] box, double[] mirrored) {
        return new double[] {
            (box[0] + 1 - mirrored[2]) / 2,
            (box[1] + mirrored[1]) / 2,
            (box[2] + 1 - mirrored[0]) / 2,
            (box[3] + mirrored[3]) / 2
        };
    }

    /** What each crop head said of a picture. */
    List<double[]> boxesOf(int picture) {
        return boxes.stream().map(of -> of[picture]).toList();
    }
}
