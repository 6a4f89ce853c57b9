package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.LabelledSet;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(500, 1);
    private final Baselines baselines = Baselines.fit(List.of(), StageLadder.DEFAULT, Optional.empty(), 1);

    @Test
    void six_wins_and_no_loss_in_twenty_sets_beat_a_rule_and_five_do_not() {
        assertTrue(ranking(20, 6).beatsBaselines());
        assertFalse(ranking(20, 5).beatsBaselines());
        // 1 of 2^6, and 1 of 2^5, ways are as good.
        assertEquals(1 / 64.0, ranking(20, 6).chance(), 0.005);
        assertEquals(1 / 32.0, ranking(20, 5).chance(), 0.007);
    }

    @Test
    void fewer_than_twenty_sets_decide_nothing() {
        assertFalse(ranking(19, 9).beatsBaselines());
        assertTrue(ranking(19, 9).lead().low() > 0);
    }

    @Test
    void the_best_rule_is_the_one_that_does_best_on_these_sets() {
        Verdict verdict = ranking(20, 4);
        assertEquals("last", verdict.bestBaseline());
        assertEquals(4 / 20.0, verdict.lead().value(), 1e-12);
    }

    @Test
    void a_model_that_says_what_a_rule_says_does_not_beat_it() {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            judged.add(new Judged(Sets.kept("s" + i, 2, 1), Sets.scores(0.0, 1.0)));
        }
        Verdict verdict = Verdict.of(Task.RANKING, judged, baselines, BOOTSTRAP).orElseThrow();
        assertEquals(0, verdict.lead().value());
        assertEquals(1, verdict.chance());
        assertFalse(verdict.beatsBaselines());
    }

    @Test
    void luck_passes_in_few_of_a_hundred_tests_of_twenty_sets() {
        assertTrue(passes(20, 0.5, 300) <= 0.05, "a model that guesses");
    }

    @Test
    void a_clearly_better_model_passes_most_tests_of_thirty_sets() {
        assertTrue(passes(30, 0.95, 100) >= 0.8, "a model that is right in 95 of 100, where rules are in 50");
    }

    @Test
    void a_better_crop_beats_the_best_constant_box() {
        assertTrue(crop(30, 0.02).beatsBaselines());
        assertEquals("centre_90", crop(30, 0.02).bestBaseline());
        assertFalse(crop(30, 0.25).beatsBaselines());
        assertFalse(crop(10, 0.02).beatsBaselines());
    }

    @Test
    void many_small_wins_and_one_great_loss_prove_nothing() {
        // By IoU nineteen wins of 0.1 and a loss of 0.58 against the full frame. Flipping signs is impressed by it;
        // drawing again
        // finds the loss three times or more in 8 of 100 draws, and then nothing is left of the lead.
        LabelledSet cut = Sets.kept("cut", 1, 0, Optional.of(new CropBox(0, 0, 0.9, 1)));
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            judged.add(new Judged(cut, Sets.boxed(new CropBox(0, 0, 0.9, 1), 0.0)));
        }
        LabelledSet whole = Sets.kept("whole", 1, 0, Optional.of(CropBox.FULL));
        judged.add(new Judged(whole, Sets.boxed(new CropBox(0, 0, 0.42, 1), 0.0)));
        Verdict verdict =
                Verdict.of(Task.CROP, judged, baselines, Bootstrap.DEFAULT).orElseThrow();
        assertEquals("full_frame", verdict.bestBaseline());
        assertTrue(verdict.chance() < 0.025, verdict::toString);
        assertTrue(verdict.lead().low() < 0, verdict::toString);
        assertFalse(verdict.beatsBaselines());
    }

    @Test
    void where_no_set_says_anything_there_is_no_verdict() {
        List<Judged> judged = List.of(new Judged(Sets.rejected("r", 2), Sets.scores(0.0, 1.0)));
        assertEquals(Optional.empty(), Verdict.of(Task.RANKING, judged, baselines, BOOTSTRAP));
        assertEquals(Optional.empty(), Verdict.of(Task.CROP, judged, baselines, BOOTSTRAP));
    }

    /** Sets of two in which the last was kept but for some; the model is right in all. */
    private Verdict ranking(int sets, int wins) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < sets; i++) {
            int keeper = i < wins ? 0 : 1;
            judged.add(new Judged(Sets.kept("s" + i, 2, keeper), Sets.scores(1.0 - keeper, (double) keeper)));
        }
        return Verdict.of(Task.RANKING, judged, baselines, BOOTSTRAP).orElseThrow();
    }

    /** How often a model passes that is right so often, where keepers are anywhere. */
    private double passes(int sets, double right, int tests) {
        Random random = new Random(5);
        int passed = 0;
        for (int test = 0; test < tests; test++) {
            List<Judged> judged = new ArrayList<>();
            for (int i = 0; i < sets; i++) {
                int keeper = random.nextInt(2);
                int pick = random.nextDouble() < right ? keeper : 1 - keeper;
                judged.add(new Judged(Sets.kept(test + "s" + i, 2, keeper), Sets.scores(1.0 - pick, (double) pick)));
            }
            passed += Verdict.of(Task.RANKING, judged, baselines, BOOTSTRAP)
                            .orElseThrow()
                            .beatsBaselines()
                    ? 1
                    : 0;
        }
        return (double) passed / tests;
    }

    private Verdict crop(int sets, double error) {
        Random random = new Random(2);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < sets; i++) {
            double left = 0.3 * random.nextDouble();
            double top = 0.3 * random.nextDouble();
            CropBox box = new CropBox(left, top, left + 0.6, top + 0.6);
            CropBox proposed = new CropBox(left + error, top + error, left + 0.6, top + 0.6);
            LabelledSet set = Sets.kept("s" + i, 1, 0, Optional.of(box));
            judged.add(new Judged(set, Sets.boxed(proposed, 0.0)));
        }
        return Verdict.of(Task.CROP, judged, baselines, BOOTSTRAP).orElseThrow();
    }
}
