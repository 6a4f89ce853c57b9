package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.handpick.learning.Proposal;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void the_temperature_that_made_the_decisions_is_found_again() {
        for (double truth : new double[] {0.4, 1, 3}) {
            Calibration calibration = Calibration.fit(drawn(6000, truth, 5), Calibration.WANTED);
            assertEquals(truth, calibration.temperature(), 0.08 * truth);
            assertEquals(6000, calibration.sets());
        }
    }

    @Test
    void calibrated_confidence_is_what_it_says() {
        List<Judged> raw = drawn(6000, 3, 8);
        Calibration calibration = Calibration.fit(drawn(6000, 3, 9), Calibration.WANTED);
        List<Judged> calibrated = raw.stream().map(calibration::of).toList();
        assertTrue(Reliability.of(raw).error() > 0.1);
        assertTrue(Reliability.of(calibrated).error() < 0.03);
    }

    @Test
    void calibrating_changes_neither_pick_nor_boxes() {
        Calibration calibration = new Calibration(2.5, OptionalDouble.empty(), 0.9, 1);
        for (Judged judged : drawn(100, 1, 3)) {
            Proposal calibrated = calibration.of(judged.proposal());
            assertEquals(judged.proposal().pick(), calibrated.pick());
            assertEquals(judged.proposal().boxes(), calibrated.boxes());
            assertEquals(judged.proposal().probabilities(2.5)[0], calibrated.probabilities(1)[0], 1e-12);
        }
    }

    @Test
    void equal_scores_leave_the_temperature_at_1() {
        List<Judged> judged = List.of(new Judged(Sets.kept("a", 2, 0), Sets.scores(1.0, 1.0)));
        assertEquals(1, Calibration.fit(judged, 0.9).temperature());
    }

    @Test
    void a_model_that_was_never_wrong_is_as_sure_as_the_number_of_sets_allows() {
        for (int sets : List.of(3, 20, 200)) {
            List<Judged> judged = sure(sets, sets);
            double confidence =
                    Calibration.fit(judged, 0.9).of(judged.getFirst()).confidence();
            assertEquals((sets + 1.0) / (sets + 2), confidence, 1e-4);
        }
    }

    @Test
    void fifteen_sets_do_not_prove_nine_of_ten_and_sixteen_without_a_fault_do() {
        assertEquals(OptionalDouble.empty(), Calibration.fit(sure(3, 3), 0.9).speaksFrom());
        assertEquals(OptionalDouble.empty(), Calibration.fit(sure(15, 15), 0.9).speaksFrom());
        assertTrue(Calibration.fit(sure(16, 16), 0.9).speaksFrom().isPresent());
        assertTrue(Calibration.fit(sure(14, 14), 0.8).speaksFrom().isPresent());
    }

    @Test
    void it_speaks_from_the_lowest_confidence_above_which_it_is_right_often_enough() {
        List<Judged> judged = new ArrayList<>(sure(40, 40)); // score 2, always right
        for (int i = 0; i < 40; i++) { // score 1, right half of the time
            judged.add(new Judged(Sets.kept("u" + i, 2, i % 2), Sets.scores(1.0, 0.0)));
        }
        Calibration calibration = Calibration.fit(judged, 0.9);
        double confidenceOfTwo = calibration.of(judged.getFirst()).confidence();
        double confidenceOfOne = calibration.of(judged.getLast()).confidence();
        assertTrue(confidenceOfOne < confidenceOfTwo);
        assertEquals(confidenceOfTwo, calibration.speaksFrom().orElseThrow(), 1e-12);
        assertTrue(calibration.speaks(confidenceOfTwo));
        assertFalse(calibration.speaks(confidenceOfOne));
    }

    @Test
    void a_model_that_is_never_right_often_enough_never_speaks() {
        Calibration calibration = Calibration.fit(sure(100, 60), 0.9);
        assertEquals(OptionalDouble.empty(), calibration.speaksFrom());
        assertFalse(calibration.speaks(1));
    }

    @Test
    void a_model_that_is_right_too_seldom_whatever_its_confidence_is_let_speak_in_one_of_five_trainings_at_most() {
        Random random = new Random(4);
        for (int sets : List.of(30, 100, 300)) {
            int let = 0;
            for (int training = 0; training < 400; training++) {
                List<Judged> judged = new ArrayList<>();
                for (int i = 0; i < sets; i++) {
                    int keeper = random.nextDouble() < 0.88 ? 0 : 1;
                    judged.add(new Judged(Sets.kept("s" + i, 2, keeper), Sets.scores(3 * random.nextDouble(), 0.0)));
                }
                let += Calibration.fit(judged, 0.9).speaksFrom().isPresent() ? 1 : 0;
            }
            assertTrue(let <= 400 / 5, let + " of 400 trainings with " + sets + " sets");
        }
    }

    @Test
    void a_fault_among_the_least_sure_leaves_the_surest_their_opinion() {
        List<Judged> judged = new ArrayList<>(sure(40, 40));
        for (int i = 0; i < 12; i++) {
            judged.add(new Judged(Sets.kept("u" + i, 2, 1), Sets.scores(0.1, 0.0)));
        }
        assertTrue(Calibration.fit(judged, 0.9).speaksFrom().isPresent());
    }

    @Test
    void without_a_set_to_choose_from_nothing_is_known() {
        Calibration calibration =
                Calibration.fit(List.of(new Judged(Sets.kept("a", 1, 0), Sets.scores(4.0))), Calibration.WANTED);
        assertEquals(Calibration.NONE, calibration);
    }

    @Test
    void what_is_kept_beside_a_model_is_read_again() {
        for (Calibration calibration :
                List.of(Calibration.NONE, new Calibration(1.7, OptionalDouble.of(0.812345678901), 0.95, 44))) {
            String text = calibration.json().toString();
            assertEquals(
                    calibration, Calibration.read(JsonParser.parseString(text).getAsJsonObject()));
        }
    }

    /** Sets of three whose keeper was drawn with the probabilities that the scores have at a temperature. */
    private static List<Judged> drawn(int count, double temperature, long seed) {
        Random random = new Random(seed);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Proposal proposal =
                    Sets.scores(2 * random.nextGaussian(), 2 * random.nextGaussian(), 2 * random.nextGaussian());
            double[] shares = proposal.probabilities(temperature);
            double throwOfDice = random.nextDouble();
            int keeper = throwOfDice < shares[0] ? 0 : throwOfDice < shares[0] + shares[1] ? 1 : 2;
            judged.add(new Judged(Sets.kept("s" + i, 3, keeper), proposal));
        }
        return judged;
    }

    private static List<Judged> sure(int count, int right) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            judged.add(new Judged(Sets.kept("s" + i, 2, i < right ? 0 : 1), Sets.scores(2.0, 0.0)));
        }
        return judged;
    }
}
