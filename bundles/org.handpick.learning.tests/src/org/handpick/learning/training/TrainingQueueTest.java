package org.handpick.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.handpick.core.Progress;
import org.handpick.dataset.Dataset;
import org.handpick.learning.runs.BusyRun;
import org.handpick.learning.runs.ProcessMark;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.Runs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The training is a program of a few lines that stands in for ours: it says what it was asked and waits, or ends at once. */
class TrainingQueueTest {
    private static final String WAITS = """
            class StandIn {
                public static void main(String[] words) throws Exception {
                    System.out.println(String.join(" ", words));
                    Thread.currentThread().join();
                }
            }
            """;
    private static final String ENDS = """
            class StandIn {
                public static void main(String[] words) {
                    System.err.println("the engine is not there");
                    System.exit(3);
                }
            }
            """;

    @TempDir
    Path dataArea;

    private TrainingQueue queue;
    private Runs runs;

    @AfterEach
    void endWhatRuns() {
        runs.list(Progress.NONE).forEach(run -> {
            if (run.state() instanceof RunState.Running running) {
                ProcessHandle.of(running.process().pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
        });
    }

    @Test
    void runs_are_trained_one_after_the_other_and_a_stopped_one_makes_room() throws IOException {
        use(WAITS);
        RunFolder first = add("first");
        RunFolder second = add("second");

        assertEquals(Optional.of(first.id()), queue.startNext().map(RunFolder::id));
        RunState.Running running = assertInstanceOf(RunState.Running.class, first.state());
        assertTrue(running.process().isAlive());
        assertEquals(Optional.empty(), queue.startNext().map(RunFolder::id));
        await("the process is told which run", () -> console(first).contains("train --out " + first.path()));

        queue.stop(first);
        await("the run is stopped", () -> first.state() instanceof RunState.Stopped);
        assertFalse(queue.isStopping(first.id()));
        assertEquals(Optional.of(second.id()), queue.startNext().map(RunFolder::id));
    }

    @Test
    void a_queue_that_is_made_anew_finds_what_another_has_started() throws IOException {
        use(WAITS);
        RunFolder run = add("run");
        queue.startNext();
        RunState.Running running = assertInstanceOf(RunState.Running.class, run.state());

        TrainingQueue other = new TrainingQueue(new Runs(dataArea), new TrainingProgram(List.of("never started")));
        assertEquals(Optional.empty(), other.startNext().map(RunFolder::id));
        other.stop(run);
        await("the process has ended", () -> !running.process().isAlive());
    }

    @Test
    void a_process_that_ends_without_a_word_to_the_run_fails_it_with_its_last_words() throws IOException {
        use(ENDS);
        RunFolder run = add("run");
        queue.startNext();

        await("the run has failed", () -> run.state() instanceof RunState.Failed);
        assertEquals("the engine is not there", ((RunState.Failed) run.state()).reason());
        await("the log says that it was interrupted", () -> Files.exists(run.log()));
    }

    @Test
    void a_process_that_is_killed_leaves_an_interrupted_run_which_can_go_on() throws IOException {
        use(WAITS);
        RunFolder run = add("run");
        queue.startNext();
        await("the process runs", () -> console(run).contains("train"));
        RunState.Running running = assertInstanceOf(RunState.Running.class, run.state());
        ProcessHandle.of(running.process().pid()).orElseThrow().destroyForcibly();

        await("the run is interrupted", () -> run.state() instanceof RunState.Interrupted);
        assertEquals(Optional.empty(), queue.startNext().map(RunFolder::id));
        queue.goOn(run);
        assertEquals(Optional.of(run.id()), queue.startNext().map(RunFolder::id));
    }

    @Test
    void a_run_that_waits_is_taken_out_of_the_queue_and_can_come_back() {
        use(dataArea.resolve("no such program"));
        RunFolder run = add("run");
        queue.stop(run);
        assertInstanceOf(RunState.Stopped.class, run.state());
        assertEquals(Optional.empty(), queue.startNext().map(RunFolder::id));
        queue.goOn(run);
        assertInstanceOf(RunState.Queued.class, run.state());
    }

    @Test
    void a_program_that_is_not_there_is_named_and_the_run_waits_on() {
        use(dataArea.resolve("no such program"));
        RunFolder run = add("run");
        String message =
                assertThrows(UncheckedIOException.class, queue::startNext).getMessage();
        assertTrue(message.contains("no such program"), message);
        assertInstanceOf(RunState.Queued.class, run.state());
    }

    @Test
    void a_finished_run_can_not_go_on() throws IOException {
        use(WAITS);
        RunFolder run = add("run");
        run.begin(ProcessMark.current());
        run.finish();
        assertThrows(BusyRun.class, () -> queue.goOn(run));
    }

    private void use(String source) throws IOException {
        Path program = Files.writeString(dataArea.resolve("StandIn.java"), source);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        use(List.of(java.toString(), program.toString()));
    }

    private void use(Path program) {
        use(List.of(program.toString()));
    }

    private void use(List<String> start) {
        runs = new Runs(dataArea);
        queue = new TrainingQueue(runs, new TrainingProgram(start));
    }

    private RunFolder add(String name) {
        return queue.add(
                name, TrainingSettings.USUAL, new Dataset(dataArea.resolve("set"), "ab".repeat(32), List.of()));
    }

    private static String console(RunFolder run) {
        try {
            return Files.exists(run.console()) ? Files.readString(run.console()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it never came to this: " + what);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
