package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.handpick.core.Progress;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Worker;
import org.handpick.learning.worker.WorkerFailure;
import org.handpick.learning.worker.WorkerProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker as a process of its own, as the workbench has it. */
class WorkerTest {
    private final WorkerProgram program = new InstalledWorker(TestEngine.cache()).program();

    @TempDir
    Path folder;

    @Test
    void a_worker_says_what_it_computes_with() {
        try (Worker worker = Worker.start(program)) {
            assertEquals("PyTorch", worker.ready().engine());
            assertTrue(worker.ready().threads() > 0);
        }
    }

    @Test
    void what_it_cannot_do_is_told_in_a_sentence_and_it_goes_on() {
        try (Worker worker = Worker.start(program)) {
            Ask missing = new Ask.Score(folder.resolve("none.safetensors"), folder, List.of());
            for (int i = 0; i < 2; i++) {
                WorkerFailure.Refused refused =
                        assertThrows(WorkerFailure.Refused.class, () -> worker.run(missing, tell -> {}, Progress.NONE));
                assertTrue(refused.getMessage().contains("none.safetensors"), refused::getMessage);
            }
        }
    }

    @Test
    void a_worker_that_can_not_load_its_engine_says_so() {
        WorkerProgram broken = new WorkerProgram(program.classPath(), program.mainClass(), folder);

        WorkerFailure failure =
                assertThrows(WorkerFailure.class, () -> Worker.start(broken).close());

        assertTrue(failure.getMessage().contains("engine"), failure::getMessage);
    }

    @Test
    void a_worker_that_dies_is_reported_with_its_last_words() {
        WorkerProgram none = new WorkerProgram(List.of(folder), "org.handpick.djl.Nobody", folder);

        WorkerFailure.Died died =
                assertThrows(WorkerFailure.Died.class, () -> Worker.start(none).close());

        assertTrue(died.getMessage().contains("Nobody"), died::getMessage);
    }

    @Test
    void a_set_that_cannot_be_read_does_not_stop_the_others() {
        TrainedOnce trained = new TrainedOnce(folder);
        List<Tell> told = new ArrayList<>();
        Ask.ImageToScore gone = new Ask.ImageToScore(folder.resolve("gone.png"), "f".repeat(64));
        try (Worker worker = Worker.start(program)) {
            worker.run(
                    new Ask.Score(
                            trained.model(),
                            folder.resolve("cache"),
                            List.of(
                                    new Ask.ImagesToScore("a", List.of(gone)),
                                    new Ask.ImagesToScore("b", trained.images()))),
                    told::add,
                    Progress.NONE);
        }
        assertEquals(2, told.size());
        assertTrue(told.get(0) instanceof Tell.NotScored(String id, String why)
                && id.equals("a")
                && why.contains("gone.png"));
        assertTrue(told.get(1) instanceof Tell.Scored scored && scored.id().equals("b"));
    }
}
