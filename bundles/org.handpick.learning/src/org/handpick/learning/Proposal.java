package org.handpick.learning;

import java.util.List;
import org.handpick.core.crop.CropBox;

/**
 * What a model, or a baseline, says about a set. Nothing is decided by it.
 *
 * @param scores one for each image in the order of the set, finite, higher is better; the softmax of them over the set is how
 *     likely each is the keeper
 * @param boxes the crop it would make of each image
 */
public record Proposal(List<Double> scores, List<CropBox> boxes) {
    public Proposal {
        scores = List.copyOf(scores);
        boxes = List.copyOf(boxes);
        if (scores.isEmpty() || scores.size() != boxes.size()) {
            throw new IllegalArgumentException(scores.size() + " scores and " + boxes.size() + " boxes");
        }
        if (!scores.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("scores that are not finite: " + scores);
        }
    }

    /** The position of the image with the highest score; of equal ones the first. */
    public int pick() {
        int best = 0;
        for (int i = 1; i < scores.size(); i++) {
            if (scores.get(i) > scores.get(best)) {
                best = i;
            }
        }
        return best;
    }

    /**
     * How likely each image is the keeper: the softmax of the scores.
     *
     * @param temperature above 1 makes the model less sure of itself, below 1 more; fitted on the validation split
     */
    public double[] probabilities(double temperature) {
        double highest = scores.get(pick());
        double[] shares = scores.stream()
                .mapToDouble(score -> Math.exp((score - highest) / temperature))
                .toArray();
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
