package org.handpick.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.handpick.core.crop.CropBox;
import org.junit.jupiter.api.Test;

class ProposalTest {
    @Test
    void the_highest_score_is_the_pick_and_of_equal_ones_the_first() {
        assertEquals(1, proposal(0.0, 2.0, 2.0).pick());
    }

    @Test
    void probabilities_are_the_softmax_of_the_scores_and_flatter_at_a_higher_temperature() {
        double e = Math.E;
        assertArrayEquals(
                new double[] {1 / (1 + e), e / (1 + e)}, proposal(1e3, 1e3 + 1).probabilities(1), 1e-12);
        assertArrayEquals(new double[] {0.5, 0.5}, proposal(0.0, 1.0).probabilities(1e9), 1e-6);
    }

    @Test
    void a_score_that_is_no_number_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> proposal(Double.NaN));
    }

    private static Proposal proposal(Double... scores) {
        return new Proposal(List.of(scores), Collections.nCopies(scores.length, CropBox.FULL));
    }
}
