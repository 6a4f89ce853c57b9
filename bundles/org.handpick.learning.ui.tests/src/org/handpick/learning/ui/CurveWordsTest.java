package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.handpick.learning.runs.ProcessMark;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunNotes;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.junit.jupiter.api.Test;

class CurveWordsTest {
    private static final RunState.Effort EFFORT = new RunState.Effort(Instant.EPOCH, Duration.ofMinutes(2));
    private static final RunState RUNNING = new RunState.Running(EFFORT, Instant.EPOCH, ProcessMark.current());
    private static final RunState QUEUED = new RunState.Queued(Optional.empty());

    @Test
    void where_nothing_is_chosen_it_is_said_how_to_choose() {
        assertEquals(
                "Select runs above to see their curves, several with Ctrl or Shift.",
                CurveWords.missing(scene(Curves.Across.EPOCH, List.of()), List.of()));
        assertEquals(
                "Choose train or val above, or both.",
                CurveWords.missing(
                        new CurveScene(
                                new Curves.Choice("loss", Set.of(), Curves.Across.EPOCH, 0, 100),
                                List.of(),
                                List.of(),
                                List.of("loss")),
                        List.of(run(RUNNING, OptionalInt.of(3)))));
    }

    @Test
    void a_run_without_a_point_says_what_it_is_at() {
        assertEquals(
                "first waits for its turn. Its curves begin with its first step.",
                missing(QUEUED, OptionalInt.empty(), Curves.Across.EPOCH, List.of()));
        assertEquals(
                "first is being prepared: every image is looked at first. Its curves begin with its first step.",
                missing(RUNNING, OptionalInt.empty(), Curves.Across.EPOCH, List.of()));
    }

    @Test
    void in_the_first_epoch_it_is_said_where_there_are_points_already() {
        assertEquals(
                "first is in its first epoch, and has a point over epochs when that ends. Over steps or minutes there are"
                        + " points already.",
                missing(RUNNING, OptionalInt.empty(), Curves.Across.EPOCH, List.of("loss")));
        assertEquals(
                "first is in its first epoch; this number comes with its end.",
                missing(RUNNING, OptionalInt.empty(), Curves.Across.STEP, List.of("rate")));
    }

    @Test
    void nothing_more_is_awaited_of_a_run_that_has_ended() {
        assertEquals(
                "first has written no number for Loss.",
                missing(new RunState.Finished(EFFORT), OptionalInt.of(2), Curves.Across.EPOCH, List.of("rate")));
        assertEquals(
                "first has written no number for Loss yet.",
                missing(RUNNING, OptionalInt.of(2), Curves.Across.EPOCH, List.of("rate")));
        RunSummary run = run(QUEUED, OptionalInt.empty());
        assertEquals(
                "None of these runs has written a number for Loss yet.",
                CurveWords.missing(scene(Curves.Across.EPOCH, List.of()), List.of(run, run)));
    }

    private static String missing(RunState state, OptionalInt epochs, Curves.Across across, List<String> metrics) {
        return CurveWords.missing(scene(across, metrics), List.of(run(state, epochs)));
    }

    private static CurveScene scene(Curves.Across across, List<String> metrics) {
        return new CurveScene(
                new Curves.Choice("loss", Set.of("train", "val"), across, 0, 100), List.of(), List.of(), metrics);
    }

    private static RunSummary run(RunState state, OptionalInt epochs) {
        return new RunSummary(
                "20260131-120000-classic",
                new RunNotes("first", false, ""),
                state,
                Optional.of(Instant.EPOCH),
                Optional.of(Duration.ofMinutes(2)),
                epochs,
                epochs,
                RunConfig.EMPTY,
                Optional.empty(),
                Map.of(),
                List.of());
    }
}
