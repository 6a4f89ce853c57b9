package org.handpick.learning.measures;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A visible difference between the image that is suggested and the runner-up. It is a difference and no cause: a model may
 * have chosen for another reason, and may even have chosen the softer image, which is then said.
 *
 * @param trait in what they differ
 * @param difference how much more of it the suggested image has, in standard deviations over a training set; never 0
 */
public record Reason(Trait trait, double difference) {
    /** So many standard deviations apart are two pictures that a person sees to differ. */
    public static final double SEEN = 0.5;

    private static final int MOST = 3;

    public Reason {
        Objects.requireNonNull(trait);
        if (!Double.isFinite(difference) || difference == 0) {
            throw new IllegalArgumentException(trait + " differs by " + difference);
        }
    }

    /** What separates two pictures most, the greatest difference first: three at most, none where nothing separates them. */
    public static List<Reason> between(Measures suggested, Measures runnerUp, Spread spread) {
        return Arrays.stream(Trait.values())
                .filter(trait -> Math.abs(spread.between(suggested, runnerUp, trait)) >= SEEN)
                .map(trait -> new Reason(trait, spread.between(suggested, runnerUp, trait)))
                .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.difference())))
                .limit(MOST)
                .toList();
    }

    /** Whether most people would take it for a reason to keep the other image. */
    public boolean isAgainst() {
        return trait.isMerit() && difference < 0;
    }

    /** What is to be said of the suggested image, such as {@code sharper}. */
    public String words() {
        return trait.words(difference > 0);
    }
}
