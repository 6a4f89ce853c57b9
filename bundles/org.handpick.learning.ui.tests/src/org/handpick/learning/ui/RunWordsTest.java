package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.handpick.learning.runs.ProcessMark;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunNotes;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class RunWordsTest {
    private static final RunState.Effort EFFORT = new RunState.Effort(Instant.EPOCH, Duration.ofMinutes(2));

    @Test
    void a_run_that_was_taken_out_of_the_queue_was_not_stopped_in_an_epoch() {
        assertEquals(
                "was taken out of the queue; Continue puts it back",
                RunWords.progress(run(new RunState.Stopped(Optional.empty()), OptionalInt.empty())));
    }

    @Test
    void a_run_without_an_epoch_says_so() {
        String before = "before its first epoch was done; Continue begins with that";
        assertEquals(
                "was stopped " + before,
                RunWords.progress(run(new RunState.Stopped(Optional.of(EFFORT)), OptionalInt.empty())));
        assertEquals(
                "was interrupted " + before,
                RunWords.progress(run(new RunState.Interrupted(EFFORT), OptionalInt.empty())));
    }

    @Test
    void epochs_are_counted_and_time_is_told_by_what_they_took() {
        RunState running = new RunState.Running(EFFORT, Instant.EPOCH, ProcessMark.current());
        assertEquals("10 of 40 epochs done, at most 6:00 left", RunWords.progress(run(running, OptionalInt.of(10))));
        assertEquals(
                "was stopped after 10 of 40 epochs; Continue goes on from there",
                RunWords.progress(run(new RunState.Stopped(Optional.of(EFFORT)), OptionalInt.of(10))));
        assertEquals(
                "finished, 10 of 40 epochs done",
                RunWords.progress(run(new RunState.Finished(EFFORT), OptionalInt.of(10))));
    }

    private static RunSummary run(RunState state, OptionalInt epochs) {
        return new RunSummary(
                "20260131-120000-classic",
                new RunNotes("a run", false, ""),
                state,
                Optional.of(Instant.EPOCH),
                Optional.of(Duration.ofMinutes(2)),
                epochs,
                epochs,
                TrainingSettings.USUAL.addTo(RunConfig.EMPTY).with("training.epochs", 40),
                Optional.empty(),
                Map.of(),
                List.of());
    }
}
