package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handpick.core.Progress;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.UnreadableRun;
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
        Files.writeString(
                folder.resolve("environment.json"),
                "{\"dataset\":\"/d\",\"dataset_sha256\":\"" + "0".repeat(64) + "\"}");
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

    @Test
    void nothing_is_said_of_a_set_that_it_learned_from_and_that_was_judged_again_since() {
        LabelledSet again = Sets.decided(
                Sets.set(
                        "again",
                        Split.TRAIN,
                        Sets.kept("a", 2, 0).images(),
                        Sets.kept("a", 2, 0).label()),
                Sets.NOON.plusSeconds(1));
        assertEquals(List.of(), replay(again).steps());
    }

    @Test
    void without_the_dataset_it_learned_from_nobody_knows_what_it_has_seen() throws IOException {
        Files.writeString(
                folder.resolve("environment.json"),
                "{\"dataset\":\"" + folder.resolve("gone") + "\",\"dataset_sha256\":\"" + "1".repeat(64) + "\"}");
        LabelledSet later = Sets.decided(Sets.kept("later", 2, 0), Sets.NOON.plusSeconds(1));

        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> replay(later));

        assertTrue(refused.getMessage().contains("nobody can tell which sets it has seen"), refused::getMessage);
    }

    private Replay replay(LabelledSet set) {
        return new ReplayRun(
                        run,
                        new Dataset(folder, "0".repeat(64), List.of(set)),
                        new Offer(Calibration.NONE, true, true),
                        folder,
                        new WorkerProgram(List.of(), "no.such.Program", folder))
                .run(Progress.NONE);
    }
}
