package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.handpick.djl.weights.UnusableWeights;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    private static final int SETS_PER_STEP = 2;

    @TempDir
    Path folder;

    private final List<Tell> told = new ArrayList<>();

    /** Other systems don't tell how much memory a process has held. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_step_is_tried_on_the_pictures_of_a_few_sets_and_the_memory_of_it_is_told() throws IOException {
        rehearse(() -> false);

        Tell.Rehearsed rehearsed = assertInstanceOf(Tell.Rehearsed.class, told.getLast());
        assertTrue(rehearsed.peakBytes() > 1_000_000, rehearsed::toString);
        assertTrue(pictures() <= 3 * SETS_PER_STEP, () -> "of two sets, of at most three images each, " + told);
        assertFalse(Files.exists(folder.resolve("run")), "something of it is kept");
    }

    @Test
    void what_can_not_be_learned_from_is_refused_before_pictures_are_prepared() {
        assertThrows(Untrainable.class, () -> rehearse(() -> false, "crop.weight=1e39"));
    }

    @Test
    void weights_that_do_not_fit_are_refused_before_pictures_are_prepared() throws IOException {
        Path none = Files.writeString(folder.resolve("none.safetensors"), "no weights at all");

        UnusableWeights refused = assertThrows(
                UnusableWeights.class,
                () -> rehearse(() -> false, "model.name=vit-tiny", "model.weights=" + none, "model.learns=all"));

        assertTrue(refused.getMessage().startsWith(none.toString()), refused::getMessage);
        assertFalse(Files.exists(folder.resolve("cache/pictures")), "pictures were prepared");
    }

    @Test
    void a_rehearsal_that_is_stopped_tells_nothing() {
        rehearse(() -> true);
        assertEquals(
                List.of(),
                told.stream().filter(Tell.Rehearsed.class::isInstance).toList());
    }

    private long pictures() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache/pictures"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private void rehearse(BooleanSupplier stopped, String... changes) {
        Dataset dataset = new Drawings(folder.resolve("images"), 83).dataset(9);
        List<String> all = new ArrayList<>(List.of(
                "model.width=96",
                "model.height=64",
                "training.sets_per_step=" + SETS_PER_STEP,
                "model.measures=false"));
        all.addAll(List.of(changes));
        TrainingSettings settings = TrainingSettings.of(TrainingSettings.USUAL.addTo(RunConfig.EMPTY), all);
        try (NDManager manager = TestEngine.manager()) {
            new Rehearsal(
                            new Ask.Train(dataset.folder(), folder.resolve("run"), folder.resolve("cache"), settings),
                            dataset,
                            told::add,
                            stopped,
                            manager)
                    .run();
        }
    }
}
