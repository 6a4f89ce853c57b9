package org.handpick.learning.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.core.Progress;
import org.handpick.core.files.DesktopTrash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashRunTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final RunEnvironment HERE = new RunEnvironment(Map.of(), "", "", 1, 0, "", "", "");

    @TempDir
    Path home;

    private Runs runs;
    private RunFolder run;
    private Optional<DesktopTrash> desktop;

    @BeforeEach
    void make() throws IOException {
        runs = new Runs(home.resolve("Handpick"));
        run = runs.create("a run", "m", RunConfig.EMPTY, HERE);
        Files.writeString(run.checkpoints().resolve("best"), "weights");
        desktop = Optional.of(DesktopTrash.of(Map.of(), home));
    }

    @Test
    void a_run_goes_to_the_trash_of_the_desktop_whole_with_its_note_and_comes_back() throws IOException {
        TrashedRun trashed = new TrashRun(run, desktop, NOW).run(Progress.NONE);

        assertEquals(List.of(), runs.list(Progress.NONE));
        assertEquals(home.resolve(".local/share/Trash/files").resolve(run.id()), trashed.to());
        assertEquals("weights", Files.readString(trashed.to().resolve("checkpoints/best")));
        String note = Files.readString(home.resolve(".local/share/Trash/info/" + run.id() + ".trashinfo"));
        assertTrue(note.startsWith("[Trash Info]\nPath=" + run.path()), note);

        assertEquals(run.path(), new RestoreRun(trashed).run(Progress.NONE).path());
        assertEquals("weights", Files.readString(run.checkpoints().resolve("best")));
        assertEquals(1, runs.list(Progress.NONE).size());
        assertFalse(Files.exists(trashed.note().orElseThrow()));
    }

    @Test
    void without_a_desktop_it_goes_to_a_hidden_folder_beside_the_runs() throws IOException {
        TrashedRun trashed = new TrashRun(run, Optional.empty(), NOW).run(Progress.NONE);
        assertEquals(runs.folder().resolve(".trash").resolve(run.id()), trashed.to());
        assertEquals(List.of(), runs.list(Progress.NONE));
        new RestoreRun(trashed).run(Progress.NONE);
        assertEquals(
                List.of(run.id()),
                runs.list(Progress.NONE).stream().map(RunSummary::id).toList());
    }

    @Test
    void two_of_one_name_in_the_trash_are_two() throws IOException {
        for (Optional<DesktopTrash> can : List.of(desktop, Optional.<DesktopTrash>empty())) {
            TrashedRun first = new TrashRun(run, can, NOW).run(Progress.NONE);
            Files.createDirectories(run.checkpoints());
            Files.writeString(run.checkpoints().resolve("best"), "others");
            TrashedRun second = new TrashRun(run, can, NOW).run(Progress.NONE);
            assertEquals("weights", Files.readString(first.to().resolve("checkpoints/best")));
            assertEquals("others", Files.readString(second.to().resolve("checkpoints/best")));
            new RestoreRun(first).run(Progress.NONE);
        }
    }

    @Test
    void a_run_that_is_trained_stays_and_one_that_is_damaged_may_go() throws IOException {
        run.begin(ProcessMark.current());
        assertThrows(BusyRun.class, () -> new TrashRun(run, desktop, NOW).run(Progress.NONE));
        assertTrue(Files.exists(run.path()));
        Files.writeString(run.path().resolve("state.json"), "?");
        new TrashRun(run, desktop, NOW).run(Progress.NONE);
        assertFalse(Files.exists(run.path()));
    }

    @Test
    void a_trash_that_cannot_be_written_leaves_the_run_where_it_is() throws IOException {
        Files.writeString(home.resolve(".local"), "a file");
        assertThrows(UnwritableRun.class, () -> new TrashRun(run, desktop, NOW).run(Progress.NONE));
        assertEquals("weights", Files.readString(run.checkpoints().resolve("best")));
    }

    @Test
    void what_cannot_come_back_says_why_and_overwrites_nothing() throws IOException {
        TrashedRun trashed = new TrashRun(run, desktop, NOW).run(Progress.NONE);
        Files.createDirectory(run.path());
        assertThrows(UnwritableRun.class, () -> new RestoreRun(trashed).run(Progress.NONE));
        assertTrue(Files.exists(trashed.to()) && Files.exists(trashed.note().orElseThrow()));
        Files.delete(run.path());
        Files.move(trashed.to(), home.resolve("emptied"));
        String gone = assertThrows(UnwritableRun.class, () -> new RestoreRun(trashed).run(Progress.NONE))
                .getMessage();
        assertTrue(gone.contains("is not there any more"), gone);
    }
}
