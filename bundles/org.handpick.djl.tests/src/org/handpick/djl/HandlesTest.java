package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.handpick.dataset.Dataset;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine's tensors lie outside Java's memory and are freed by whoever closes them: none may be left behind by a step or a
 * training. What a whole process holds, the tests of the command line look at.
 */
class HandlesTest {
    private static final int SETS = 10;
    private static final int STEPS = 200;
    private static final int SESSIONS = 10;

    @TempDir
    Path folder;

    /** What the engine has open. */
    private record Handles(long arrays, long managers) {
        /** Of all managers there are: the one above those of tests is the engine's. */
        static Handles now(NDManager any) {
            return below(any.getParentManager());
        }

        private static Handles below(NDManager manager) {
            Handles sum = new Handles(0, 1);
            for (Object resource : resources(manager)) {
                sum = switch (resource) {
                    case NDManager child -> sum.plus(below(child));
                    case NDArray _ -> sum.plus(new Handles(1, 0));
                    default -> sum;
                };
            }
            return sum;
        }

        private Handles plus(Handles other) {
            return new Handles(arrays + other.arrays, managers + other.managers);
        }

        /** DJL prints them and hands out arrays alone. */
        private static List<Object> resources(NDManager manager) {
            try {
                Field field = BaseNDManager.class.getDeclaredField("resources");
                field.setAccessible(true);
                return List.copyOf(((Map<?, ?>) field.get(manager)).values());
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void two_hundred_steps_leave_as_many_tensors_as_the_first_has_left() {
        Dataset dataset = new Drawings(folder.resolve("images"), 71).dataset(SETS);
        List<Handles> held = new ArrayList<>();
        List<Tell> steps = new ArrayList<>();
        try (NDManager manager = TestEngine.manager()) {
            train(dataset, "run", STEPS / SETS, manager, tell -> {
                if (tell instanceof Tell.Stepped) {
                    steps.add(tell);
                    held.add(Handles.now(manager));
                }
            });
        }

        assertEquals(STEPS, steps.size());
        assertTrue(held.getFirst().arrays() > 0, held::toString);
        assertEquals(Collections.nCopies(held.size(), held.getFirst()), held);
    }

    @Test
    void ten_trainings_leave_no_tensor_behind() {
        Dataset dataset = new Drawings(folder.resolve("images"), 73).dataset(2);
        try (NDManager manager = TestEngine.manager()) {
            Handles before = Handles.now(manager);
            for (int session = 0; session < SESSIONS; session++) {
                train(dataset, "run-" + session, 1, manager, tell -> {});

                assertEquals(before, Handles.now(manager), "after " + (session + 1) + " trainings");
            }
        }
    }

    private void train(Dataset dataset, String run, int epochs, NDManager manager, Consumer<Tell> told) {
        TrainingSettings settings = TrainingSettings.of(
                TrainingSettings.USUAL.addTo(RunConfig.EMPTY),
                List.of(
                        "model.width=64",
                        "model.height=48",
                        "training.sets_per_step=1",
                        "training.epochs=" + epochs,
                        "training.patience=" + epochs));
        try (Training training = new Training(
                new Ask.Train(dataset.folder(), folder.resolve(run), folder.resolve("cache"), settings),
                dataset,
                told,
                () -> false,
                manager)) {
            training.run();
        }
    }
}
