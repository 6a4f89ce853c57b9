package org.handpick.learning.runs;

import static org.handpick.learning.runs.RunShelf.HERE;
import static org.handpick.learning.runs.RunShelf.ME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSummaryTest {
    @TempDir
    Path dataArea;

    private RunShelf shelf;

    @BeforeEach
    void open() {
        shelf = new RunShelf(dataArea);
    }

    @Test
    void a_summary_tells_the_best_epoch_by_the_goal_and_what_was_measured_in_it() {
        RunFolder run = shelf.runs.create(
                "crop", "m", RunConfig.EMPTY.with("goal.metric", "val/mae").with("goal.better", "lower"), HERE);
        run.begin(ME);
        try (RunRecorder recorder = new RunRecorder(run, shelf.watch)) {
            double[] mae = {Double.NaN, 0.3, 0.1, 0.1, 0.2};
            for (int epoch = 1; epoch <= mae.length; epoch++) {
                recorder.step(epoch * 10L, "train", Map.of("loss", 1.0 / epoch));
                recorder.epoch(epoch, epoch * 10L, "val", Map.of("mae", mae[epoch - 1], "iou", epoch / 10.0));
                shelf.watch.after(Duration.ofMinutes(1));
            }
        }
        RunSummary summary = shelf.only();
        assertEquals("crop", summary.name());
        assertEquals(OptionalInt.of(5), summary.lastEpoch());
        assertEquals(OptionalInt.of(3), summary.bestEpoch());
        assertEquals(Map.of("val/mae", 0.1, "val/iou", 0.3), summary.metrics());
        assertEquals(Optional.of(Instant.parse("2026-01-31T12:00:00Z")), summary.started());
        assertEquals(Optional.of(Duration.ofMinutes(5)), summary.duration());
        assertEquals(Optional.of(HERE), summary.environment());
        assertEquals(List.of(), summary.damage());
        assertInstanceOf(RunState.Running.class, summary.state());
        assertFalse(summary.isAbandoned());
    }

    @Test
    void of_epochs_that_are_as_good_but_for_chance_the_last_is_the_best() {
        RunFolder run = shelf.runs.create(
                "lucky", "m", RunConfig.EMPTY.with("goal.metric", "val/loss").with("goal.better", "lower"), HERE);
        double[] losses = {0.9, 0.5, 0.58, 0.55, 0.61};
        try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
            for (int epoch = 1; epoch <= losses.length; epoch++) {
                writer.append(
                        MetricsRow.ofEpoch(epoch, epoch, "val", "loss", losses[epoch - 1], shelf.watch.instant()));
                writer.append(MetricsRow.ofEpoch(epoch, epoch, "val", "loss_error", 0.1, shelf.watch.instant()));
            }
        }

        assertEquals(OptionalInt.of(4), shelf.only().bestEpoch());
    }

    @Test
    void a_list_that_was_read_before_sees_what_came_since() {
        RunFolder run = shelf.create("m");
        assertEquals(OptionalInt.empty(), shelf.only().lastEpoch());
        for (int epoch = 1; epoch <= 3; epoch++) {
            shelf.epoch(run, epoch, epoch / 10.0);
            assertEquals(OptionalInt.of(epoch), shelf.only().lastEpoch());
            assertEquals(Map.of("val/top1", epoch / 10.0), shelf.only().metrics());
        }
    }

    @Test
    void where_the_goal_was_never_measured_the_last_epoch_is_shown_and_none_is_best() {
        RunFolder run = shelf.create("m");
        try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
            writer.append(MetricsRow.ofEpoch(1, 10, "val", "loss", 0.5, shelf.watch.instant()));
            writer.append(MetricsRow.ofEpoch(2, 20, "val", "loss", 0.7, shelf.watch.instant()));
        }
        assertEquals(OptionalInt.empty(), shelf.only().bestEpoch());
        assertEquals(Map.of("val/loss", 0.7), shelf.only().metrics());
    }

    @Test
    void a_damaged_file_is_named_with_its_run_and_hides_no_other() throws IOException {
        String whole = shelf.create("whole").id();
        RunFolder damaged = shelf.create("damaged");
        shelf.epoch(damaged, 1, 0.5);
        Files.writeString(damaged.path().resolve("state.json"), "{\"state\":\"danc");
        Files.writeString(damaged.path().resolve("config.yaml"), "a: !!java.net.URL [x]");
        Files.writeString(damaged.path().resolve("environment.json"), "[]");
        Files.writeString(damaged.path().resolve("notes.json"), "{\"name\":7}");
        Files.writeString(damaged.metrics(), Files.readString(damaged.metrics()) + "x,1,val,top1,1,now\n");
        Files.createDirectories(shelf.runs.folder().resolve("20250101-000000-nothing-in-it"));
        Files.writeString(shelf.runs.folder().resolve("a-file"), "");
        Files.createDirectories(shelf.runs.folder().resolve(".new-123/run"));

        Map<String, RunSummary> all =
                shelf.runs.list(Progress.NONE).stream().collect(Collectors.toMap(RunSummary::id, summary -> summary));
        assertEquals(Set.of(whole, damaged.id(), "20250101-000000-nothing-in-it"), all.keySet());
        assertEquals(List.of(), all.get(whole).damage());
        RunSummary summary = all.get(damaged.id());
        assertEquals(5, summary.damage().size(), summary.damage()::toString);
        for (String name : List.of("state.json", "config.yaml", "environment.json", "notes.json", "metrics.csv")) {
            assertTrue(
                    summary.damage().stream()
                            .anyMatch(sentence ->
                                    sentence.startsWith(damaged.path().resolve(name) + ": ")),
                    () -> name + " in " + summary.damage());
        }
        assertEquals(new RunState.Unknown(), summary.state());
        assertEquals(damaged.id(), summary.name());
        assertEquals(OptionalInt.of(1), summary.lastEpoch());
        assertEquals(
                new RunState.Unknown(), all.get("20250101-000000-nothing-in-it").state());
    }

    @Test
    void what_taught_nobody_anything_counts_as_abandoned_unless_it_is_pinned() {
        RunFolder run = shelf.create("m");
        assertFalse(shelf.only().isAbandoned());
        run.begin(ME);
        assertFalse(shelf.only().isAbandoned());
        shelf.watch.after(Duration.ofHours(1));
        run.stop();
        assertTrue(shelf.only().isAbandoned(), "stopped without an epoch");
        shelf.epoch(run, 1, 0.5);
        assertFalse(shelf.only().isAbandoned(), "stopped after an hour and an epoch");
        run.fail("no memory");
        assertTrue(shelf.only().isAbandoned(), "failed");
        AnnotateRun.pin(run, true).run(Progress.NONE);
        assertFalse(shelf.only().isAbandoned(), "pinned");
    }

    @Test
    void a_run_that_was_taken_out_of_the_queue_before_it_was_begun_is_not_abandoned() {
        RunFolder run = shelf.create("m");
        run.stop();
        assertFalse(shelf.only().isAbandoned());
        run.queue();
        run.begin(ME);
        run.stop();
        assertTrue(shelf.only().isAbandoned(), "begun and given up");
    }

    @Test
    void a_short_run_counts_as_abandoned_unless_it_came_to_its_end() {
        RunFolder run = shelf.create("m");
        run.begin(ME);
        shelf.epoch(run, 1, 0.5);
        shelf.watch.after(Duration.ofSeconds(59));
        run.stop();
        assertTrue(shelf.only().isAbandoned());
        run.begin(ME);
        run.finish();
        assertFalse(shelf.only().isAbandoned());
    }
}
