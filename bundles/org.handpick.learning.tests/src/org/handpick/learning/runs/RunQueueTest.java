package org.handpick.learning.runs;

import static org.handpick.learning.runs.RunShelf.GONE;
import static org.handpick.learning.runs.RunShelf.HERE;
import static org.handpick.learning.runs.RunShelf.ME;
import static org.handpick.learning.runs.RunShelf.atOnce;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.handpick.learning.runs.RunState.Effort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunQueueTest {
    @TempDir
    Path dataArea;

    private RunShelf shelf;

    @BeforeEach
    void open() {
        shelf = new RunShelf(dataArea);
    }

    @Test
    void the_queue_gives_the_oldest_and_none_while_one_is_trained() {
        assertEquals(Optional.empty(), shelf.runs.next().map(RunFolder::id));
        assertEquals(Optional.empty(), shelf.runs.claimNext(ME).map(RunFolder::id));
        RunFolder first = shelf.create("z");
        shelf.watch.after(Duration.ofSeconds(1));
        RunFolder second = shelf.create("a");
        assertEquals(Optional.of(first.id()), shelf.runs.next().map(RunFolder::id));
        assertEquals(Optional.of(first.id()), shelf.runs.claimNext(ME).map(RunFolder::id));
        assertEquals(Optional.empty(), shelf.runs.next().map(RunFolder::id));
        assertEquals(Optional.empty(), shelf.runs.claimNext(ME).map(RunFolder::id));
        first.stop();
        assertEquals(Optional.of(second.id()), shelf.runs.claimNext(ME).map(RunFolder::id));
    }

    @Test
    void the_log_of_an_interrupted_run_says_so_when_it_is_taken_up_again() throws IOException {
        RunFolder queued = shelf.create("m");
        queued.begin(GONE);
        assertFalse(Files.exists(queued.log()));

        queued.queue();
        queued.begin(ME);
        queued.stop();
        queued.begin(ME);

        String told = "It was interrupted: the process that trained it is gone and could not say why";
        assertEquals(
                List.of(shelf.watch.instant() + " " + told),
                Files.readAllLines(queued.log()),
                "once, and not of a stop");
        RunFolder begun = shelf.create("m");
        begun.begin(GONE);
        begun.begin(ME);
        assertTrue(Files.readString(begun.log()).contains(told));
    }

    @Test
    void an_interrupted_run_holds_nobody_up_and_is_not_begun_again_by_itself() throws IOException {
        shelf.create("a").begin(GONE);
        shelf.watch.after(Duration.ofSeconds(1));
        RunFolder damaged = shelf.create("b");
        Files.writeString(damaged.path().resolve("state.json"), "?");
        shelf.watch.after(Duration.ofSeconds(1));
        String third = shelf.create("c").id();
        assertEquals(Optional.of(third), shelf.runs.claimNext(ME).map(RunFolder::id));
    }

    @Test
    void of_many_that_ask_at_once_one_gets_the_run() throws Exception {
        for (int round = 0; round < 20; round++) {
            RunFolder waiting = shelf.create("m");
            List<Optional<String>> claims = atOnce(
                    6, () -> new Runs(dataArea, shelf.watch).claimNext(ME).map(RunFolder::id));
            assertEquals(
                    List.of(waiting.id()),
                    claims.stream().flatMap(Optional::stream).toList());
            waiting.stop();
        }
    }

    @Test
    void a_run_that_its_maker_trains_is_never_in_the_queue_for_another_to_take() {
        RunFolder begun = shelf.runs.createBegun("", "m", RunConfig.EMPTY, HERE);
        RunFolder named = Runs.createAt(shelf.runs.folder().resolve("named"), RunConfig.EMPTY, HERE);

        assertEquals(
                new RunState.Running(new Effort(shelf.watch.instant(), Duration.ZERO), shelf.watch.instant(), ME),
                begun.state());
        assertInstanceOf(RunState.Running.class, named.state());
        assertEquals(Optional.empty(), shelf.runs.claimNext(GONE));
        begun.begin(ME);
        assertInstanceOf(RunState.Running.class, begun.state());
    }
}
