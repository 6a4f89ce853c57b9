package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.handpick.core.Progress;
import org.handpick.core.sets.StageLadder;
import org.handpick.learning.evaluation.Baselines;
import org.handpick.learning.evaluation.Bootstrap;
import org.handpick.learning.evaluation.Calibration;
import org.handpick.learning.evaluation.Confusion;
import org.handpick.learning.evaluation.Estimate;
import org.handpick.learning.evaluation.Evaluate;
import org.handpick.learning.evaluation.Evaluation;
import org.junit.jupiter.api.Test;

class EvaluationWordsTest {
    @Test
    void a_figure_stands_with_its_interval() {
        assertEquals("0.857  (0.714 – 1.000)", EvaluationWords.estimate(new Estimate(0.8571, 0.714, 1, 21)));
    }

    @Test
    void a_model_without_an_opinion_is_said_to_lack_what_was_wanted_of_it() {
        Evaluation evaluation = new Evaluate(
                        List.of(),
                        Baselines.fit(List.of(), StageLadder.DEFAULT, Optional.empty(), 1),
                        new Calibration(1, OptionalDouble.empty(), 0.8, 30),
                        Bootstrap.DEFAULT)
                .run(Progress.NONE);
        assertTrue(EvaluationWords.confidence(evaluation).contains("right in 80 % of the sets"));
    }

    @Test
    void what_was_kept_stands_in_rows_and_what_was_proposed_in_columns() {
        Confusion confusion = new Confusion(List.of("1", "2"), List.of(List.of(7, 1), List.of(0, 4)));
        EvaluationWords.Table table = EvaluationWords.confusion("position", confusion);
        assertEquals(List.of("position kept \\ proposed", "1", "2"), table.header());
        assertEquals(List.of(List.of("1", "7", "1"), List.of("2", "0", "4")), table.rows());
    }
}
