package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handpick.core.Progress;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.worker.WorkerFailure;
import org.handpick.learning.worker.WorkerProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayRunTest {
    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void trainAtNoon() throws IOException {
        Files.writeString(
                folder.resolve("state.json"),
                "{\"state\":\"finished\",\"started\":\"" + Sets.NOON + "\",\"worked_seconds\":60}");
        run = RunFolder.at(folder);
    }

    @Test
    void no_model_is_asked_where_nothing_was_decided_since() {
        assertEquals(List.of(), replay(Sets.kept("at noon", 2, 0)).steps());
    }

    @Test
    void the_model_is_asked_about_what_was_decided_since() {
        LabelledSet later = Sets.decided(Sets.kept("later", 2, 0), Sets.NOON.plusSeconds(1));
        assertThrows(WorkerFailure.class, () -> replay(later), "the program is not there, so who asks it fails");
    }

    private Replay replay(LabelledSet set) {
        return new ReplayRun(
                        run,
                        new Dataset(folder, "0".repeat(64), List.of(set)),
                        Calibration.NONE,
                        folder,
                        new WorkerProgram(List.of(), "no.such.Program", folder))
                .run(Progress.NONE);
    }
}
