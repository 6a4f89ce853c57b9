package org.handpick.learning.runs;

import static org.handpick.learning.runs.RunShelf.GONE;
import static org.handpick.learning.runs.RunShelf.ME;
import static org.handpick.learning.runs.RunShelf.effort;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {
    @TempDir
    Path dataArea;

    private RunShelf shelf;

    @BeforeEach
    void open() {
        shelf = new RunShelf(dataArea);
    }

    @Test
    void states_that_say_what_no_state_is_are_refused() throws IOException {
        RunFolder run = shelf.create("m");
        for (String json : List.of(
                "",
                "null",
                "7",
                "{}",
                "{\"state\":\"dancing\"}",
                "{\"state\":\"running\"}",
                "{\"state\":\"running\",\"started\":\"2026-01-31T12:00:00Z\",\"since\":\"2026-01-31T12:00:00Z\"}",
                "{\"state\":\"running\",\"started\":\"2026-01-31T12:00:00Z\",\"since\":\"noon\",\"pid\":1}",
                "{\"state\":\"running\",\"started\":\"2026-01-31T12:00:00Z\",\"since\":\"2026-01-31T12:00:00Z\",\"pid\":1.5}",
                "{\"state\":\"finished\"}",
                "{\"state\":\"finished\",\"started\":\"2026-01-31T12:00:00Z\",\"worked_seconds\":-1}",
                "{\"state\":\"finished\",\"started\":\"2026-01-31T12:00:00Z\",\"worked_seconds\":1e300}",
                "{'state':'queued'}")) {
            Files.writeString(run.path().resolve("state.json"), json);
            assertThrows(UnreadableRun.class, run::state, json);
        }
    }

    @Test
    void a_run_goes_from_state_to_state_and_its_breaks_are_not_counted() {
        RunFolder run = shelf.create("m");
        Instant begin = shelf.watch.instant();
        run.begin(ME);
        shelf.watch.after(Duration.ofMinutes(10));
        run.stop();
        shelf.watch.after(Duration.ofHours(5));
        assertEquals(new RunState.Stopped(effort(begin, 10)), run.state());

        run.queue();
        assertEquals(new RunState.Queued(effort(begin, 10)), run.state());
        assertEquals(run.id(), shelf.runs.claimNext(ME).orElseThrow().id());
        shelf.watch.after(Duration.ofMinutes(5));
        assertEquals(effort(begin, 15), run.state().effort(shelf.watch.instant()));
        run.fail("the disk is full");
        assertEquals(new RunState.Failed(effort(begin, 15), "the disk is full"), run.state());

        run.begin(ME);
        shelf.watch.after(Duration.ofMinutes(1));
        run.finish();
        assertEquals(new RunState.Finished(effort(begin, 16).orElseThrow()), run.state());
    }

    @Test
    void what_makes_no_sense_is_refused_and_changes_nothing() {
        RunFolder run = shelf.create("m");
        assertThrows(BusyRun.class, run::finish);
        assertInstanceOf(RunState.Queued.class, run.state());
        run.begin(ME);
        run.finish();
        RunState finished = run.state();
        assertThrows(BusyRun.class, () -> run.begin(ME));
        assertThrows(BusyRun.class, run::queue);
        assertThrows(BusyRun.class, run::stop);
        assertThrows(BusyRun.class, () -> run.fail("x"));
        assertEquals(finished, run.state());
    }

    @Test
    void a_run_of_another_living_process_is_left_to_it() {
        Optional<ProcessMark> other = ProcessHandle.current().parent().map(ProcessMark::of);
        RunFolder run = shelf.create("m");
        run.begin(ME);
        run.begin(other.orElseThrow()); // handed over to a worker
        AnnotateRun.rename(run, "The one with more light").run(Progress.NONE);
        String refused = assertThrows(BusyRun.class, run::stop).getMessage();
        assertTrue(refused.startsWith("The run The one with more light "), refused);
        assertTrue(refused.contains("trained by process " + other.get().pid()), refused);
        assertThrows(BusyRun.class, () -> run.begin(ME));
        assertInstanceOf(RunState.Running.class, run.state());
    }

    @Test
    void a_run_whose_process_is_gone_is_interrupted_and_was_at_work_up_to_its_last_row() throws IOException {
        RunFolder run = shelf.create("m");
        Instant begin = shelf.watch.instant();
        run.begin(GONE);
        assertEquals(new RunState.Interrupted(effort(begin, 0).orElseThrow()), run.state());
        shelf.epoch(run, 1, 0.5);
        Files.setLastModifiedTime(run.metrics(), FileTime.from(begin.plus(Duration.ofMinutes(7))));
        assertEquals(new RunState.Interrupted(effort(begin, 7).orElseThrow()), run.state());

        shelf.watch.after(Duration.ofHours(1));
        run.begin(ME);
        shelf.watch.after(Duration.ofMinutes(3));
        assertEquals(effort(begin, 10), run.state().effort(shelf.watch.instant()));
    }

    @Test
    void a_process_is_known_by_its_start_as_well_as_its_number() {
        assertTrue(ME.isAlive());
        assertFalse(GONE.isAlive());
        assertTrue(new ProcessMark(ME.pid(), Optional.empty()).isAlive());
        assertFalse(new ProcessMark(Long.MAX_VALUE, Optional.empty()).isAlive());
        assertFalse(ME.isSameAs(new ProcessMark(ME.pid() + 1, ME.started())));
    }
}
