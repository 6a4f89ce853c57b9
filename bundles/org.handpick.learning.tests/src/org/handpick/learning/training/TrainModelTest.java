package org.handpick.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handpick.core.Progress;
import org.handpick.core.sets.StageLadder;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunEnvironment;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.Runs;
import org.handpick.learning.runs.UnwritableRun;
import org.handpick.learning.worker.WorkerFailure;
import org.handpick.learning.worker.WorkerProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainModelTest {
    /** Of nothing. */
    private static final String SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path folder;

    @Test
    void a_training_that_fails_keeps_its_reason_when_its_log_takes_no_more() throws IOException {
        RunFolder run = run();
        Files.createDirectory(run.log());
        WorkerProgram none = new WorkerProgram(List.of(folder), "org.handpick.Nobody", folder);
        TrainModel training = new TrainModel(run, StageLadder.DEFAULT, folder.resolve("cache"), none, epoch -> {});

        WorkerFailure why = assertThrows(WorkerFailure.class, () -> training.run(Progress.NONE));

        assertEquals(
                why.getMessage(),
                assertInstanceOf(RunState.Failed.class, run.state()).reason());
        assertInstanceOf(UnwritableRun.class, why.getSuppressed()[0]);
    }

    private RunFolder run() throws IOException {
        Path dataset = Files.createDirectory(folder.resolve("dataset"));
        Files.writeString(
                dataset.resolve("dataset.json"), "{\"schema_version\": 1, \"sha256\": \"%s\"}".formatted(SHA256));
        Files.createFile(dataset.resolve("sets.jsonl"));
        return Runs.createAt(
                folder.resolve("run"),
                TrainingSettings.USUAL.addTo(RunConfig.EMPTY),
                RunEnvironment.ofThisMachine(Map.of(), dataset.toString(), SHA256));
    }
}
