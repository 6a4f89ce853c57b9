package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunNotes;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.junit.jupiter.api.Test;

class FinishedRunsTest {
    private static final RunState QUEUED = new RunState.Queued(Optional.empty());
    private static final RunState FINISHED =
            new RunState.Finished(new RunState.Effort(Instant.EPOCH, Duration.ofMinutes(9)));

    private final FinishedRuns finished = new FinishedRuns();

    @Test
    void a_training_that_ends_changes_them_once_and_so_does_a_run_that_is_deleted() {
        assertFalse(finished.changed(List.of(run("old", FINISHED))));
        assertFalse(finished.changed(List.of(run("new", QUEUED), run("old", FINISHED))));

        assertTrue(finished.changed(List.of(run("new", FINISHED), run("old", FINISHED))));
        assertFalse(finished.changed(List.of(run("new", FINISHED), run("old", FINISHED))));
        assertTrue(finished.changed(List.of(run("new", FINISHED))));
    }

    @Test
    void the_first_run_that_ends_changes_them() {
        assertFalse(finished.changed(List.of()));
        assertTrue(finished.changed(List.of(run("first", FINISHED))));
    }

    private static RunSummary run(String id, RunState state) {
        return new RunSummary(
                id,
                new RunNotes(id, false, ""),
                state,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(3),
                OptionalInt.of(2),
                RunConfig.EMPTY,
                Optional.empty(),
                Map.of(),
                List.of());
    }
}
