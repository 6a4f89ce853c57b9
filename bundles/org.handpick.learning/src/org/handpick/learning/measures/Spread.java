package org.handpick.learning.measures;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.handpick.learning.JsonPart;

/**
 * How much each trait varies over the pictures of a training set, so that differences in sharpness and in warmth compare.
 *
 * @param deviations the standard deviation of each trait, in its unit; 0 where it never varies
 */
public record Spread(Map<Trait, Double> deviations) {
    private static final String VERSION = "version";
    private static final String DEVIATIONS = "deviations";

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

    /**
     * The spread that {@link #json} wrote.
     *
     * @return empty when it was written by another version, whose measures can't be compared with those of this one
     * @throws IllegalArgumentException when it is no spread
     */
    public static Optional<Spread> read(String json) {
        try {
            JsonObject object = JsonParser.parseString(json).getAsJsonObject();
            if (!JsonPart.of(object, VERSION).getAsString().equals(Measures.VERSION)) {
                return Optional.empty();
            }
            JsonObject told = JsonPart.objectOf(object, DEVIATIONS);
            Map<Trait, Double> deviations = new EnumMap<>(Trait.class);
            for (Trait trait : Trait.values()) {
                Optional.ofNullable(told.get(trait.key()))
                        .ifPresent(value -> deviations.put(trait, value.getAsDouble()));
            }
            return Optional.of(new Spread(deviations));
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new IllegalArgumentException("no spread: " + json, e);
        }
    }

    /** As text, with the version of the measures. */
    public String json() {
        JsonObject values = new JsonObject();
        for (Trait trait : Trait.values()) {
            values.addProperty(trait.key(), deviations.get(trait));
        }
        JsonObject object = new JsonObject();
        object.addProperty(VERSION, Measures.VERSION);
        object.add(DEVIATIONS, values);
        return object.toString();
    }

    /** By how many standard deviations one picture has more of a trait than another; 0 for a trait that never varied. */
    double between(Measures one, Measures other, Trait trait) {
        double deviation = deviations.get(trait);
        // Below this a deviation is nothing but rounding, and any difference would look huge beside it.
        return deviation < 1e-9 ? 0 : (trait.of(one) - trait.of(other)) / deviation;
    }
}
