package org.handpick.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.worker.Tell;
import org.junit.jupiter.api.Test;

class TrainingCostTest {
    /** A minute for an epoch, of which ten seconds are judging. */
    private static final Tell.Probed PROBED = new Tell.Probed(50, 1, 10, 600, 1000, 0);

    @Test
    void a_training_costs_its_epochs_and_the_preparation() {
        assertEquals(10 + 20, minutes("training.epochs=20"), 1e-9);
    }

    @Test
    void a_time_limit_ends_the_learning_but_neither_the_preparation_nor_the_last_judging() {
        assertEquals(10 + 5 + 1 / 6d, minutes("training.epochs=20", "training.minutes=5"), 1e-9);
        assertEquals(10 + 20, minutes("training.epochs=20", "training.minutes=50"), 1e-9);
    }

    @Test
    void a_training_that_needs_more_memory_than_there_is_comes_with_both_numbers_and_what_to_do() {
        TrainingCost large = costOf(9_000_000_000L, OptionalLong.of(2_000_000_000L));

        assertTrue(large.isTooLarge());
        String warning = large.warning().orElseThrow();
        assertTrue(warning.contains("9.0 GB of memory, and the machine has 2.0 GB left"), warning);
        assertTrue(warning.contains("fewer sets a step"), warning);
        for (TrainingCost cost : List.of(
                costOf(2_000_000_000L, OptionalLong.of(9_000_000_000L)),
                costOf(0, OptionalLong.of(1)),
                costOf(1, OptionalLong.empty()))) {
            assertEquals(Optional.empty(), cost.warning());
            assertFalse(cost.isTooLarge());
        }
    }

    private static TrainingCost costOf(long peakBytes, OptionalLong free) {
        return TrainingCost.of(
                "processor", new Tell.Probed(50, 1, 10, 600, 1000, peakBytes), TrainingSettings.USUAL, free);
    }

    private static double minutes(String... changes) {
        TrainingSettings settings =
                TrainingSettings.of(TrainingSettings.USUAL.addTo(RunConfig.EMPTY), List.of(changes));
        return TrainingCost.of("processor", PROBED, settings, OptionalLong.empty())
                .minutes();
    }
}
