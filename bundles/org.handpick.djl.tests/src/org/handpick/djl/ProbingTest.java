package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.handpick.dataset.Dataset;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbingTest {
    @TempDir
    Path folder;

    private final List<Tell> told = new ArrayList<>();

    @Test
    void a_probe_tells_how_many_steps_there_are_and_what_one_costs() {
        probe(() -> false);

        Tell.Probed probed = (Tell.Probed) told.getLast();
        assertEquals(3, probed.stepsPerEpoch());
        assertTrue(probed.secondsPerStep() > 0, probed::toString);
        assertTrue(probed.secondsToPrepare() > 0, probed::toString);
        assertTrue(probed.parameters() > 10_000, probed::toString);
    }

    @Test
    void what_was_prepared_by_a_first_probe_costs_nothing_in_the_second() {
        probe(() -> false);
        probe(() -> false);
        assertEquals(0, ((Tell.Probed) told.getLast()).secondsToPrepare());
    }

    @Test
    void a_probe_that_is_stopped_tells_no_cost() {
        probe(() -> told.stream()
                .filter(Tell.Progressed.class::isInstance)
                .map(Tell.Progressed.class::cast)
                .anyMatch(progressed -> progressed.done() == 2));
        assertTrue(told.stream().noneMatch(Tell.Probed.class::isInstance));
    }

    private void probe(BooleanSupplier stopped) {
        Dataset dataset = new Drawings(folder.resolve("images"), 3).dataset(6);
        TrainingSettings settings = TrainingSettings.of(
                TrainingSettings.USUAL.addTo(RunConfig.EMPTY),
                List.of("model.width=96", "model.height=64", "training.sets_per_step=2"));
        try (NDManager manager = TestEngine.manager()) {
            new Probing(
                            new Ask.Probe(dataset.folder(), folder.resolve("cache"), settings),
                            dataset,
                            told::add,
                            stopped,
                            manager)
                    .run();
        }
    }
}
