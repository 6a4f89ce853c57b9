package org.handpick.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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

    private static double minutes(String... changes) {
        TrainingSettings settings =
                TrainingSettings.of(TrainingSettings.USUAL.addTo(RunConfig.EMPTY), List.of(changes));
        return TrainingCost.of("processor", PROBED, settings, OptionalLong.empty())
                .minutes();
    }
}
