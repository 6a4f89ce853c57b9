package org.handpick.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
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
        TrainModel training =
                new TrainModel(run, StageLadder.DEFAULT, folder.resolve("cache"), none, TrainModel.Listener.NONE);

        WorkerFailure why = assertThrows(WorkerFailure.class, () -> training.run(Progress.NONE));

        assertEquals(
                why.getMessage(),
                assertInstanceOf(RunState.Failed.class, run.state()).reason());
        assertInstanceOf(UnwritableRun.class, why.getSuppressed()[0]);
    }

    @Test
    void memory_that_will_not_do_is_said_at_the_first_step_and_stays_in_the_log() throws IOException {
        RunFolder run = run();
        List<String> warnings = new ArrayList<>();
        TrainModel.Listener listener = new TrainModel.Listener() {
            @Override
            public void warned(String sentence) {
                warnings.add(sentence);
            }
        };
        TrainModel training = new TrainModel(run, StageLadder.DEFAULT, folder.resolve("cache"), greedy(), listener);

        assertThrows(WorkerFailure.class, () -> training.run(Progress.NONE));

        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(
                warnings.getFirst().startsWith("This needs 1000000.0 GB of memory, and the machine has "),
                warnings::toString);
        assertTrue(Files.readString(run.log()).contains(warnings.getFirst()), "the log does not say it");
    }

    /** A worker that has held a petabyte and then gives up. */
    private WorkerProgram greedy() throws IOException {
        Path source = Files.writeString(folder.resolve("Greedy.java"), """
                public class Greedy {
                    public static void main(String[] none) throws Exception {
                        System.out.println("{'is':'ready','engine':'e','version':'1','device':'d','threads':1}".replace('\\'', '"'));
                        System.in.read();
                        System.out.println("{'is':'rehearsed','peakBytes':1000000000000000}".replace('\\'', '"'));
                        System.out.println("{'is':'failed','sentence':'enough','cause':''}".replace('\\'', '"'));
                        System.in.transferTo(java.io.OutputStream.nullOutputStream());
                    }
                }
                """);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
        return new WorkerProgram(List.of(folder), "Greedy", folder);
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
