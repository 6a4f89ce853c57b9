package org.handpick.learning.runs;

import static org.handpick.learning.runs.RunShelf.atOnce;
import static org.handpick.learning.runs.RunShelf.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.handpick.core.Progress;
import org.handpick.dataset.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path dataArea;

    private RunShelf shelf;

    @BeforeEach
    void open() {
        shelf = new RunShelf(dataArea);
    }

    @Test
    void notes_are_changed_and_said_again_as_before() {
        RunFolder run = shelf.create("m");
        RunNotes before = run.notes();
        AnnotateRun.rename(run, "Better name").run(Progress.NONE);
        AnnotateRun.note(run, "two\nlines \"quoted\"").run(Progress.NONE);
        AnnotateRun.Annotated pinned = AnnotateRun.pin(run, true).run(Progress.NONE);
        assertEquals(new RunNotes("Better name", false, "two\nlines \"quoted\""), pinned.before());
        assertEquals(new RunNotes("Better name", true, "two\nlines \"quoted\""), pinned.after());
        assertEquals(pinned.after(), run.notes());
        assertEquals(pinned.after(), shelf.only().notes());
        AnnotateRun.with(run, before).run(Progress.NONE);
        assertEquals(before, run.notes());
    }

    @Test
    void notes_changed_from_many_places_at_once_are_all_kept() throws Exception {
        RunFolder run = shelf.create("m");
        atOnce(6, () -> {
            String mark = Thread.currentThread().threadId() + ";";
            return run.annotate(notes -> notes.withNote(notes.note() + mark));
        });
        assertEquals(6, run.notes().note().split(";").length);
    }

    @Test
    void the_log_has_the_time_before_each_line_and_only_grows() throws IOException {
        RunFolder run = shelf.create("m");
        run.log("begun");
        shelf.watch.after(Duration.ofMillis(1500));
        run.log("went wrong:\nno memory");
        assertEquals(
                List.of(
                        "2026-01-31T12:00:00Z begun",
                        "2026-01-31T12:00:01.500Z went wrong:",
                        "2026-01-31T12:00:01.500Z no memory"),
                Files.readAllLines(run.log()));
    }

    @Test
    void report_and_evaluation_are_replaced_whole() throws IOException {
        RunFolder run = shelf.create("m");
        run.writeReport(Split.TEST, "# One\n", "<h1>One</h1>");
        run.writeReport(Split.TEST, "# Two\n", "<h1>Two</h1>");
        run.writeEvaluation(Split.TEST, "{}");
        assertEquals("# Two\n", Files.readString(run.report()));
        assertEquals("{}", Files.readString(run.evaluation()));
        assertTrue(names(run.path()).stream().noneMatch(name -> name.contains("part")));
    }

    @Test
    void the_recorder_writes_for_our_views_and_for_tensorboard_and_goes_on_in_the_same_table() throws IOException {
        RunFolder run = shelf.create("m");
        for (int epoch = 1; epoch <= 2; epoch++) {
            try (RunRecorder recorder = new RunRecorder(run, shelf.watch)) {
                recorder.step(epoch, "train", Map.of("loss", 0.5));
                recorder.epoch(epoch, epoch, "val", Map.of("top1", 0.75));
            }
        }
        assertEquals(5, Files.readAllLines(run.metrics()).size());
        assertEquals(
                2,
                names(run.path()).stream()
                        .filter(name -> name.startsWith("events.out.tfevents."))
                        .count());
    }

    @Test
    void what_a_run_computes_on_is_noted_beside_the_machine() {
        RunEnvironment here = RunEnvironment.ofThisMachine(Map.of(), "/data", "");
        RunFolder run = shelf.runs.create("", "m", RunConfig.EMPTY, here);

        run.computesOn("processor");

        assertEquals("", here.device());
        assertEquals("processor", run.environment().device());
        assertEquals(here.dataset(), run.environment().dataset());
    }

    @Test
    void this_machine_is_described() throws IOException {
        RunEnvironment here = RunEnvironment.ofThisMachine(Map.of("handpick", "0.1"), "/data", "");
        assertEquals(List.of("java", "handpick"), List.copyOf(here.versions().keySet()));
        assertEquals(Runtime.getRuntime().availableProcessors(), here.cores());
        RunFolder run = shelf.runs.create("", "m", RunConfig.EMPTY, here);
        assertEquals(here, run.environment());
        assertEquals(OptionalLong.empty(), run.config().whole("epochs"));
    }
}
