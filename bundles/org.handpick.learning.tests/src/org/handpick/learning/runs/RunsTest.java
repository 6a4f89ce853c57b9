package org.handpick.learning.runs;

import static org.handpick.learning.runs.RunShelf.HERE;
import static org.handpick.learning.runs.RunShelf.ME;
import static org.handpick.learning.runs.RunShelf.atOnce;
import static org.handpick.learning.runs.RunShelf.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    @TempDir
    Path dataArea;

    private RunShelf shelf;

    @BeforeEach
    void open() {
        shelf = new RunShelf(dataArea);
    }

    @Test
    void a_new_run_waits_under_the_time_and_its_model_with_all_its_files() throws IOException {
        RunConfig config = RunConfig.EMPTY.with("epochs", 20).with("crop.ratio", 1.5);
        RunFolder run = shelf.runs.create("First try", "ResNet 18/ü", config, HERE);

        assertEquals("20260131-120000-ResNet-18-", run.id());
        assertEquals(dataArea.resolve("runs/20260131-120000-ResNet-18-"), run.path());
        assertEquals(config, run.config());
        assertEquals(HERE, run.environment());
        assertEquals(new RunNotes("First try", false, ""), run.notes());
        assertEquals(new RunState.Queued(Optional.empty()), run.state());
        assertEquals(
                Set.of("config.yaml", "environment.json", "state.json", "notes.json", "checkpoints"),
                names(run.path()));
        assertEquals(Set.of(run.id()), names(shelf.runs.folder()));
    }

    @Test
    void runs_of_one_second_get_numbers_and_a_run_without_a_name_its_id() {
        assertEquals("20260131-120000-m", shelf.create("m").id());
        assertEquals("20260131-120000-m-2", shelf.create("m").id());
        RunFolder third = shelf.runs.create(" ", "m", RunConfig.EMPTY, HERE);
        assertEquals("20260131-120000-m-3", third.id());
        assertEquals(third.id(), third.notes().name());
    }

    @Test
    void many_that_make_runs_at_once_make_one_each() throws Exception {
        List<String> ids = atOnce(
                8,
                () -> new Runs(dataArea, shelf.watch)
                        .create("", "m", RunConfig.EMPTY, HERE)
                        .id());
        assertEquals(8, Set.copyOf(ids).size());
        assertEquals(Set.copyOf(ids), names(shelf.runs.folder()));
    }

    @Test
    void a_run_that_cannot_be_made_leaves_nothing() throws IOException {
        Files.writeString(dataArea.resolve("runs"), "a file");
        assertThrows(UnwritableRun.class, () -> shelf.create("m"));
        assertEquals(Set.of("runs"), names(dataArea));
    }

    @Test
    void only_a_run_of_this_data_area_is_opened() {
        RunFolder run = shelf.create("m");
        assertEquals(run.path(), shelf.runs.open(run.id()).path());
        assertThrows(UnreadableRun.class, () -> shelf.runs.open("20260131-120000-other"));
        assertThrows(UnreadableRun.class, () -> shelf.runs.open("../runs"));
        assertThrows(UnreadableRun.class, () -> shelf.runs.open(""));
        assertThrows(UnreadableRun.class, () -> RunFolder.at(dataArea.resolve("nothing")));
    }

    @Test
    void the_list_has_the_newest_first_and_is_empty_where_there_is_none() {
        assertEquals(List.of(), shelf.runs.list(Progress.NONE));
        String first = shelf.create("a").id();
        shelf.watch.after(Duration.ofSeconds(1));
        String second = shelf.create("b").id();
        assertEquals(
                List.of(second, first),
                shelf.runs.list(Progress.NONE).stream().map(RunSummary::id).toList());
    }

    @Test
    void a_run_is_as_new_as_its_beginning_whatever_it_is_called() throws IOException {
        RunFolder named = Runs.createAt(shelf.runs.folder().resolve("a-name-of-a-person"), RunConfig.EMPTY, HERE);
        RunFolder early = shelf.create("z");
        early.begin(ME);
        RunFolder waiting = shelf.create("y");
        Files.setLastModifiedTime(
                waiting.path().resolve("config.yaml"), FileTime.from(Instant.parse("2026-01-31T12:00:01Z")));

        assertEquals(
                List.of(named.id(), waiting.id(), early.id()),
                shelf.runs.list(Progress.NONE).stream().map(RunSummary::id).toList());
    }
}
