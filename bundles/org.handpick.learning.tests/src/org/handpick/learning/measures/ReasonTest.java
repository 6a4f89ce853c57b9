package org.handpick.learning.measures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReasonTest {
    private final Spread unit = new Spread(all(1));

    @Test
    void says_what_separates_most_first_and_three_things_at_most() {
        Measures suggested = with(
                Map.of(Measure.SHARPNESS, 3.0, Measure.NOISE, 1.0, Measure.SALIENT_CUT, -4.0, Measure.WARMTH, -2.0));
        assertEquals(
                List.of("subject less cut off", "sharper", "cooler"),
                Reason.between(suggested, with(Map.of()), unit).stream()
                        .map(Reason::words)
                        .toList());
    }

    @Test
    void says_the_opposite_when_the_images_change_places() {
        Measures suggested = with(Map.of(Measure.SHARPNESS, 1.0, Measure.NOISE, 2.0, Measure.SHADOWS, 3.0));
        List<Reason> there = Reason.between(suggested, with(Map.of()), unit);
        List<Reason> back = Reason.between(with(Map.of()), suggested, unit);
        assertEquals(
                List.of("worse exposed", "more noise", "sharper"),
                there.stream().map(Reason::words).toList());
        assertEquals(
                List.of("better exposed", "less noise", "softer"),
                back.stream().map(Reason::words).toList());
    }

    @Test
    void what_speaks_against_the_suggested_image_is_told_as_that_and_a_matter_of_taste_is_not() {
        Measures suggested = with(Map.of(Measure.SHARPNESS, -3.0, Measure.WARMTH, -2.0, Measure.NOISE, 1.0));
        assertEquals(
                "beside image 2: cooler, though softer, more noise",
                new Differences(1, Reason.between(suggested, with(Map.of()), unit)).words());
        assertEquals(
                "beside image 1: though softer",
                new Differences(0, Reason.between(with(Map.of(Measure.SHARPNESS, -3.0)), with(Map.of()), unit))
                        .words());
    }

    @Test
    void says_nothing_when_nothing_separates() {
        assertEquals(List.of(), Reason.between(with(Map.of()), with(Map.of()), unit));
        assertEquals(List.of(), Reason.between(with(Map.of(Measure.SHARPNESS, 0.49)), with(Map.of()), unit));
        assertEquals(
                1,
                Reason.between(with(Map.of(Measure.SHARPNESS, 0.51)), with(Map.of()), unit)
                        .size());
    }

    @Test
    void a_trait_that_never_varied_is_no_reason() {
        assertEquals(
                List.of(), Reason.between(with(Map.of(Measure.SHARPNESS, 9.0)), with(Map.of()), new Spread(all(0))));
    }

    @Test
    void the_spread_is_the_standard_deviation_over_the_pictures() {
        Spread spread = Spread.over(List.of(
                with(Map.of(Measure.NOISE, 2.0)), with(Map.of(Measure.NOISE, 4.0)), with(Map.of(Measure.NOISE, 9.0))));
        assertEquals(Math.sqrt((9 + 1 + 16) / 3.0), spread.deviations().get(Trait.CLEANNESS), 1e-12);
        assertEquals(0, spread.deviations().get(Trait.WARMTH));
    }

    @Test
    void the_spread_reads_back_but_not_that_of_other_measures() {
        Spread spread = Spread.over(List.of(with(Map.of(Measure.NOISE, 2.0)), with(Map.of(Measure.NOISE, 1.0 / 3))));

        assertEquals(Optional.of(spread), Spread.read(spread.json()));
        assertEquals(Optional.empty(), Spread.read(spread.json().replace(Measures.VERSION, "measures-0")));
        for (String damaged : List.of("", "[]", "{}", spread.json().replace("cleanness", "x"))) {
            assertThrows(IllegalArgumentException.class, () -> Spread.read(damaged), damaged);
        }
    }

    @Test
    void a_blurred_copy_is_softer() {
        Drawing scene = Drawing.scene(150, 100, 3);
        List<Measures> pictures = List.of(
                scene.measured().whole(),
                scene.blurred(2).measured().whole(),
                Drawing.scene(150, 100, 4).measured().whole());
        assertTrue(Reason.between(pictures.get(0), pictures.get(1), Spread.over(pictures)).stream()
                .anyMatch(reason -> reason.words().equals("sharper")));
    }

    private static Map<Trait, Double> all(double deviation) {
        Map<Trait, Double> deviations = new EnumMap<>(Trait.class);
        Arrays.stream(Trait.values()).forEach(trait -> deviations.put(trait, deviation));
        return deviations;
    }

    private static Measures with(Map<Measure, Double> values) {
        List<Double> all = new ArrayList<>(Collections.nCopies(Measure.values().length, 0.0));
        values.forEach((measure, value) -> all.set(measure.ordinal(), value));
        return new Measures(all);
    }
}
