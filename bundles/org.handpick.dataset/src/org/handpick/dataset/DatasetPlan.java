package org.handpick.dataset;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.handpick.imaging.PerceptualHash;

/**
 * How a dataset is to be made.
 *
 * @param shares how many of a hundred sets, or of whatever they add up to, each side gets
 * @param seed the same seed puts the same set on the same side
 * @param coco whether {@code coco.json} is written too
 * @param near up to how many of 64 bits two perceptual hashes may differ for their images to stand on one side, 0 to 16
 * @param heldOut a library whose sets all go to the test side; it is looked through like the others
 * @param earlier a dataset whose sets keep their sides
 */
public record DatasetPlan(
        Shares shares, long seed, boolean coco, int near, Optional<Path> heldOut, Optional<Path> earlier) {
    /** Four fifths to learn from, a tenth to stop by, a tenth to judge by. */
    public static final DatasetPlan DEFAULT =
            new DatasetPlan(new Shares(80, 10, 10), 0, false, PerceptualHash.NEAR, Optional.empty(), Optional.empty());

    /** So many sets with a keeper to choose it takes to say that a model is better than a rule. */
    public static final int ENOUGH_TO_JUDGE = 20;
    /** So many without a single mistake it takes to know that a model is right in nine of ten. */
    public static final int ENOUGH_TO_BE_SURE = 16;

    /** Beyond this, images that nobody would call alike are taken for near-duplicates. */
    public static final int FARTHEST_NEAR = 16;

    /** The weights of the three sides; none is negative and one is above 0. */
    public record Shares(int train, int val, int test) {
        public Shares {
            if (train < 0 || val < 0 || test < 0 || (long) train + val + test < 1) {
                throw new IllegalArgumentException("shares of " + train + ", " + val + " and " + test);
            }
        }

        /** The weight of a side. */
        public int of(Split split) {
            return switch (split) {
                case TRAIN -> train;
                case VAL -> val;
                case TEST -> test;
            };
        }

        /** The side of a set that lies at {@code place} among all, in [0, 1). */
        public Split at(double place) {
            double reached = place * ((double) train + val + test);
            return reached < train ? Split.TRAIN : reached < (double) train + val ? Split.VAL : Split.TEST;
        }
    }

    public DatasetPlan {
        Objects.requireNonNull(shares);
        Objects.requireNonNull(heldOut);
        Objects.requireNonNull(earlier);
        if (near < 0 || near > FARTHEST_NEAR) {
            throw new IllegalArgumentException("a distance of " + near + " bits, not 0 to " + FARTHEST_NEAR);
        }
    }
}
