package org.handpick.learning.evaluation;

import java.util.Objects;

/**
 * What of a model's proposals a person gets to see.
 *
 * @param calibration says from which confidence on there is one
 * @param keepers whether it is known to choose better than the best rule; else nothing is seen of it
 * @param crops whether it is known to crop better than the best rule; else its proposals have no crop
 */
public record Offer(Calibration calibration, boolean keepers, boolean crops) {
    public Offer {
        Objects.requireNonNull(calibration);
    }

    /** Of a model that was judged so. */
    public static Offer of(Evaluation evaluation) {
        return new Offer(
                evaluation.calibration(),
                evaluation.beatsBaselines(Task.RANKING),
                evaluation.beatsBaselines(Task.CROP));
    }

    boolean speaks(double confidence) {
        return keepers && calibration.speaks(confidence);
    }
}
