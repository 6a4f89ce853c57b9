package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
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
    void a_probe_prepares_what_its_steps_need_and_reckons_with_the_rest() throws IOException {
        Dataset dataset = new Drawings(folder.resolve("images"), 3).dataset(40);
        probe(dataset, () -> false);
        probe(dataset, () -> false);

        long needed = 6 * 2 + dataset.sets(Split.VAL).size(); // sets, of at most three images
        long timed = 2 * 16;
        long prepared = pictures();
        assertTrue(prepared <= 3 * needed + timed, () -> prepared + " pictures");
        assertTrue(((Tell.Probed) told.getLast()).secondsToPrepare() > 0, told::toString);
    }

    @Test
    void a_probe_does_without_sets_whose_images_are_gone() throws IOException {
        Dataset dataset = new Drawings(folder.resolve("images"), 3).dataset(12);
        for (LabelledSet set : dataset.sets(Split.TRAIN).subList(0, 9)) {
            Files.delete(set.images().getLast().file());
        }

        probe(dataset, () -> false);

        Tell.Probed probed = (Tell.Probed) told.getLast();
        assertEquals(2, probed.stepsPerEpoch());
    }

    @Test
    void a_probe_that_is_stopped_tells_no_cost() {
        probe(() -> told.stream()
                .filter(Tell.Progressed.class::isInstance)
                .map(Tell.Progressed.class::cast)
                .anyMatch(progressed -> progressed.done() == 2));
        assertTrue(told.stream().noneMatch(Tell.Probed.class::isInstance));
    }

    private long pictures() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache/pictures"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private void probe(BooleanSupplier stopped) {
        probe(new Drawings(folder.resolve("images"), 3).dataset(6), stopped);
    }

    private void probe(Dataset dataset, BooleanSupplier stopped) {
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
