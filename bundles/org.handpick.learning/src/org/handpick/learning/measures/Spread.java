package org.handpick.learning.measures;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much each trait varies over the pictures of a training set, so that differences in sharpness and in warmth compare.
 *
 * @param deviations the standard deviation of each trait, in its unit; 0 where it never varies
 */
public record Spread(Map<Trait, Double> deviations) {
    public Spread {
        deviations = Map.copyOf(deviations);
        for (Trait trait : Trait.values()) {
            if (!(deviations.getOrDefault(trait, Double.NaN) >= 0)) {
                throw new IllegalArgumentException("no spread of " + trait + " in " + deviations);
            }
        }
    }

    /** The spread over some pictures; of fewer than two nothing varies. */
    public static Spread over(Collection<Measures> pictures) {
        Map<Trait, Double> deviations = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            double mean = pictures.stream().mapToDouble(trait::of).average().orElse(0);
            double variance = pictures.stream()
                    .mapToDouble(picture -> Math.pow(trait.of(picture) - mean, 2))
                    .average()
                    .orElse(0);
            deviations.put(trait, Math.sqrt(variance));
        }
        return new Spread(deviations);
    }

    /** By how many standard deviations one picture has more of a trait than another; 0 for a trait that never varied. */
    double between(Measures one, Measures other, Trait trait) {
        double deviation = deviations.get(trait);
        // Below this a deviation is nothing but rounding, and any difference would look huge beside it.
        return deviation < 1e-9 ? 0 : (trait.of(one) - trait.of(other)) / deviation;
    }
}
