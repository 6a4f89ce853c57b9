package org.handpick.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPlanTest {
    private static final String SHA256 = "5e".repeat(32);

    @TempDir
    Path folder;

    @Test
    void a_run_that_waits_is_what_was_planned() throws IOException {
        RunFolder run = made("queued", plan -> plan.queue("name"));

        assertInstanceOf(RunState.Queued.class, run.state());
        assertEquals("name", run.notes().name());
    }

    @Test
    void a_run_that_is_trained_at_once_is_what_was_planned() throws IOException {
        assertInstanceOf(
                RunState.Running.class, made("begun", TrainingPlan::begin).state());
    }

    @Test
    void a_run_in_a_folder_of_its_own_is_what_was_planned() throws IOException {
        Path place = folder.resolve("elsewhere/run");

        RunFolder run = made("placed", plan -> plan.beginAt(place));

        assertInstanceOf(RunState.Running.class, run.state());
        assertEquals(place, run.path());
    }

    /** However it was made: its settings fit the dataset, it knows where that is, and its encoder is trusted. */
    private RunFolder made(String dataArea, Function<TrainingPlan, RunFolder> making) throws IOException {
        Path area = folder.resolve(dataArea);
        Path encoder = Files.writeString(folder.resolve("encoder.pt"), dataArea);
        TrainingSettings settings = TrainingSettings.usualOf("torchscript:" + encoder, List.of());

        RunFolder run = making.apply(new TrainingPlan(new Runs(area), settings, dataset()));

        TrainingSettings own = TrainingSettings.of(run.config());
        assertEquals(TrainingSettings.Aspect.KEPT, own.aspect());
        assertEquals(settings.fittedTo(dataset()), own);
        assertEquals(SHA256, run.environment().datasetSha256());
        assertEquals(folder.resolve("dataset").toString(), run.environment().dataset());
        assertTrue(Files.readString(area.resolve(TrustedPrograms.FILE)).contains(encoder.toString()));
        return run;
    }

    private Dataset dataset() {
        LabelledImage image = new LabelledImage(
                folder.resolve("a.png"), "a.png", "stage1_generated", new ImageSize(3, 2), 10, "0".repeat(64));
        LabelledSet set = new LabelledSet(
                new SetId("t_1"),
                "library",
                Split.TRAIN,
                List.of(image),
                Optional.of(new LabelledSet.Label(0, Optional.of(new CropBox(0.1, 0.2, 0.6, 0.7)))),
                Instant.EPOCH,
                false);
        return new Dataset(folder.resolve("somewhere/../dataset"), SHA256, List.of(set));
    }
}
