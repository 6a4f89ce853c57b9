package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.handpick.learning.evaluation.Confusion;
import org.handpick.learning.evaluation.Estimate;
import org.junit.jupiter.api.Test;

class EvaluationWordsTest {
    @Test
    void a_figure_stands_with_its_interval() {
        assertEquals("0.857  (0.714 – 1.000)", EvaluationWords.estimate(new Estimate(0.8571, 0.714, 1, 21)));
    }

    @Test
    void what_was_kept_stands_in_rows_and_what_was_proposed_in_columns() {
        Confusion confusion = new Confusion(List.of("1", "2"), List.of(List.of(7, 1), List.of(0, 4)));
        EvaluationWords.Table table = EvaluationWords.confusion("position", confusion);
        assertEquals(List.of("position kept \\ proposed", "1", "2"), table.header());
        assertEquals(List.of(List.of("1", "7", "1"), List.of("2", "0", "4")), table.rows());
    }
}
