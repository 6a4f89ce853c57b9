package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class RunsModelTest {
    private static final RunState FAILED = new RunState.Failed(Optional.empty(), "no memory");
    private static final RunState FINISHED =
            new RunState.Finished(new RunState.Effort(Instant.EPOCH, Duration.ofMinutes(9)));

    private final RunsModel model = new RunsModel();

    @Test
    void pinned_runs_come_first_and_abandoned_ones_are_folded_away() {
        model.show(List.of(run("new", FINISHED, false), run("failed", FAILED, false), run("old", FINISHED, true)));

        assertEquals(List.of("old", "new"), ids(model.rows()));
        assertEquals(1, model.abandoned());

        model.unfold(true);
        assertEquals(List.of("old", "new", "failed"), ids(model.rows()));
    }

    @Test
    void a_run_that_becomes_abandoned_while_it_is_listed_is_folded_away_the_next_time_only() {
        RunSummary other = run("other", FINISHED, false);
        model.show(List.of(run("a", new RunState.Queued(Optional.empty()), false), other));
        model.show(List.of(run("a", FAILED, false), other));

        assertEquals(List.of("a", "other"), ids(model.rows()));
        assertEquals(1, model.abandoned());

        model.unfold(true);
        model.unfold(false);
        assertEquals(List.of("other"), ids(model.rows()));
    }

    @Test
    void there_is_an_only_one_when_one_is_looked_at() {
        model.show(List.of(run("a", FINISHED, false), run("b", FINISHED, false)));
        assertEquals(Optional.empty(), model.only());

        model.select(List.of("b"));
        assertEquals(Optional.of("b"), model.only().map(RunSummary::id));

        model.select(List.of("a", "b"));
        assertEquals(Optional.empty(), model.only());
    }

    @Test
    void a_run_keeps_its_colour_while_it_is_looked_at_and_gives_it_back_when_not() {
        model.show(List.of(run("a", FINISHED, false), run("b", FINISHED, false), run("c", FINISHED, false)));

        model.select(List.of("a", "b"));
        assertEquals(OptionalInt.of(1), model.colour("b"));

        model.select(List.of("b", "c"));
        assertEquals(OptionalInt.of(1), model.colour("b"));
        assertEquals(OptionalInt.of(0), model.colour("c"));
        assertEquals(OptionalInt.empty(), model.colour("a"));
    }

    @Test
    void a_run_that_is_gone_is_looked_at_no_more() {
        model.show(List.of(run("a", FINISHED, false)));
        model.select(List.of("a"));

        model.show(List.of());

        assertEquals(List.of(), model.selected());
    }

    @Test
    void the_run_that_comes_into_the_place_of_one_that_is_gone_is_looked_at() {
        RunSummary a = run("a", FINISHED, false);
        RunSummary b = run("b", FINISHED, false);
        RunSummary c = run("c", FINISHED, false);
        model.show(List.of(a, b, c));

        model.select(List.of("b"));
        model.show(List.of(a, c));
        assertEquals(List.of("c"), ids(model.selected()));

        model.show(List.of(a));
        assertEquals(List.of("a"), ids(model.selected()));
    }

    @Test
    void one_of_several_that_is_gone_leaves_the_others_looked_at() {
        RunSummary a = run("a", FINISHED, false);
        RunSummary b = run("b", FINISHED, false);
        model.show(List.of(a, b));

        model.select(List.of("a", "b"));
        model.show(List.of(b));
        assertEquals(List.of("b"), ids(model.selected()));
    }

    @Test
    void a_run_that_is_awaited_is_looked_at_once_it_is_listed_and_only_then() {
        RunSummary a = run("a", FINISHED, false);
        RunSummary b = run("b", FINISHED, false);
        model.show(List.of(a));
        model.select(List.of("a"));

        model.await("b");
        model.show(List.of(a));
        assertEquals(List.of("a"), ids(model.selected()));
        model.show(List.of(a, b));
        assertEquals(List.of("b"), ids(model.selected()));

        model.select(List.of("a"));
        model.show(List.of(a, b));
        assertEquals(List.of("a"), ids(model.selected()));
    }

    @Test
    void a_selection_is_pinned_only_when_all_of_it_is() {
        model.show(List.of(run("a", FINISHED, true), run("b", FINISHED, false)));
        assertFalse(model.isSelectionPinned());

        model.select(List.of("a"));
        assertTrue(model.isSelectionPinned());

        model.select(List.of("a", "b"));
        assertFalse(model.isSelectionPinned());
    }

    private static List<String> ids(List<RunSummary> runs) {
        return runs.stream().map(RunSummary::id).toList();
    }

    private static RunSummary run(String id, RunState state, boolean pinned) {
        return new RunSummary(
                id,
                new RunNotes(id, pinned, ""),
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
