package org.handpick.learning.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.dataset.Split;
import org.handpick.learning.runs.RunState.Effort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    private static final RunEnvironment HERE = new RunEnvironment(
            Map.of("handpick", "0.1"), "Linux", "a processor", 2, 1L << 33, "processor", "/data/set", "ab".repeat(32));
    private static final ProcessMark ME = ProcessMark.current();
    /** The number of this process with the start of an earlier one: a process that is gone. */
    private static final ProcessMark GONE =
            new ProcessMark(ME.pid(), Optional.of(Instant.parse("2001-01-01T00:00:00Z")));

    @TempDir
    Path dataArea;

    private final Watch watch = new Watch();
    private Runs runs;

    /** A clock that stands until it is set. */
    private static final class Watch extends Clock {
        private Instant now = Instant.parse("2026-01-31T12:00:00Z");

        void after(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() {
        runs = new Runs(dataArea, watch);
    }

    @Test
    void a_new_run_waits_under_the_time_and_its_model_with_all_its_files() throws IOException {
        RunConfig config = RunConfig.EMPTY.with("epochs", 20).with("crop.ratio", 1.5);
        RunFolder run = runs.create("First try", "ResNet 18/ü", config, HERE);

        assertEquals("20260131-120000-ResNet-18-", run.id());
        assertEquals(dataArea.resolve("runs/20260131-120000-ResNet-18-"), run.path());
        assertEquals(config, run.config());
        assertEquals(HERE, run.environment());
        assertEquals(new RunNotes("First try", false, ""), run.notes());
        assertEquals(new RunState.Queued(Optional.empty()), run.state());
        assertEquals(
                Set.of("config.yaml", "environment.json", "state.json", "notes.json", "checkpoints"),
                names(run.path()));
        assertEquals(Set.of(run.id()), names(runs.folder()));
    }

    @Test
    void runs_of_one_second_get_numbers_and_a_run_without_a_name_its_id() {
        assertEquals("20260131-120000-m", create("m").id());
        assertEquals("20260131-120000-m-2", create("m").id());
        RunFolder third = runs.create(" ", "m", RunConfig.EMPTY, HERE);
        assertEquals("20260131-120000-m-3", third.id());
        assertEquals(third.id(), third.notes().name());
    }

    @Test
    void many_that_make_runs_at_once_make_one_each() throws Exception {
        List<String> ids = atOnce(
                8,
                () -> new Runs(dataArea, watch)
                        .create("", "m", RunConfig.EMPTY, HERE)
                        .id());
        assertEquals(8, Set.copyOf(ids).size());
        assertEquals(Set.copyOf(ids), names(runs.folder()));
    }

    @Test
    void a_run_that_cannot_be_made_leaves_nothing() throws IOException {
        Files.writeString(dataArea.resolve("runs"), "a file");
        assertThrows(UnwritableRun.class, () -> create("m"));
        assertEquals(Set.of("runs"), names(dataArea));
    }

    @Test
    void only_a_run_of_this_data_area_is_opened() {
        RunFolder run = create("m");
        assertEquals(run.path(), runs.open(run.id()).path());
        assertThrows(UnreadableRun.class, () -> runs.open("20260131-120000-other"));
        assertThrows(UnreadableRun.class, () -> runs.open("../runs"));
        assertThrows(UnreadableRun.class, () -> runs.open(""));
        assertThrows(UnreadableRun.class, () -> RunFolder.at(dataArea.resolve("nothing")));
    }

    @Test
    void the_list_has_the_newest_first_and_is_empty_where_there_is_none() {
        assertEquals(List.of(), runs.list(Progress.NONE));
        String first = create("a").id();
        watch.after(Duration.ofSeconds(1));
        String second = create("b").id();
        assertEquals(
                List.of(second, first),
                runs.list(Progress.NONE).stream().map(RunSummary::id).toList());
    }

    @Test
    void a_run_that_its_maker_trains_is_never_in_the_queue_for_another_to_take() {
        RunFolder begun = runs.createBegun("", "m", RunConfig.EMPTY, HERE);
        RunFolder named = Runs.createAt(runs.folder().resolve("named"), RunConfig.EMPTY, HERE);

        assertEquals(
                new RunState.Running(new Effort(watch.instant(), Duration.ZERO), watch.instant(), ME), begun.state());
        assertInstanceOf(RunState.Running.class, named.state());
        assertEquals(Optional.empty(), runs.claimNext(GONE));
        begun.begin(ME);
        assertInstanceOf(RunState.Running.class, begun.state());
    }

    @Test
    void a_run_is_as_new_as_its_beginning_whatever_it_is_called() throws IOException {
        RunFolder named = Runs.createAt(runs.folder().resolve("a-name-of-a-person"), RunConfig.EMPTY, HERE);
        RunFolder early = create("z");
        early.begin(ME);
        RunFolder waiting = create("y");
        Files.setLastModifiedTime(
                waiting.path().resolve("config.yaml"), FileTime.from(Instant.parse("2026-01-31T12:00:01Z")));

        assertEquals(
                List.of(named.id(), waiting.id(), early.id()),
                runs.list(Progress.NONE).stream().map(RunSummary::id).toList());
    }

    @Test
    void a_summary_tells_the_best_epoch_by_the_goal_and_what_was_measured_in_it() {
        RunFolder run = runs.create(
                "crop", "m", RunConfig.EMPTY.with("goal.metric", "val/mae").with("goal.better", "lower"), HERE);
        run.begin(ME);
        try (RunRecorder recorder = new RunRecorder(run, watch)) {
            double[] mae = {Double.NaN, 0.3, 0.1, 0.1, 0.2};
            for (int epoch = 1; epoch <= mae.length; epoch++) {
                recorder.step(epoch * 10L, "train", Map.of("loss", 1.0 / epoch));
                recorder.epoch(epoch, epoch * 10L, "val", Map.of("mae", mae[epoch - 1], "iou", epoch / 10.0));
                watch.after(Duration.ofMinutes(1));
            }
        }
        RunSummary summary = only();
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
    void a_list_that_was_read_before_sees_what_came_since() {
        RunFolder run = create("m");
        assertEquals(OptionalInt.empty(), only().lastEpoch());
        for (int epoch = 1; epoch <= 3; epoch++) {
            epoch(run, epoch, epoch / 10.0);
            assertEquals(OptionalInt.of(epoch), only().lastEpoch());
            assertEquals(Map.of("val/top1", epoch / 10.0), only().metrics());
        }
    }

    @Test
    void where_the_goal_was_never_measured_the_last_epoch_is_shown_and_none_is_best() {
        RunFolder run = create("m");
        try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
            writer.append(MetricsRow.ofEpoch(1, 10, "val", "loss", 0.5, watch.instant()));
            writer.append(MetricsRow.ofEpoch(2, 20, "val", "loss", 0.7, watch.instant()));
        }
        assertEquals(OptionalInt.empty(), only().bestEpoch());
        assertEquals(Map.of("val/loss", 0.7), only().metrics());
    }

    @Test
    void a_damaged_file_is_named_with_its_run_and_hides_no_other() throws IOException {
        String whole = create("whole").id();
        RunFolder damaged = create("damaged");
        epoch(damaged, 1, 0.5);
        Files.writeString(damaged.path().resolve("state.json"), "{\"state\":\"danc");
        Files.writeString(damaged.path().resolve("config.yaml"), "a: !!java.net.URL [x]");
        Files.writeString(damaged.path().resolve("environment.json"), "[]");
        Files.writeString(damaged.path().resolve("notes.json"), "{\"name\":7}");
        Files.writeString(damaged.metrics(), Files.readString(damaged.metrics()) + "x,1,val,top1,1,now\n");
        Files.createDirectories(runs.folder().resolve("20250101-000000-nothing-in-it"));
        Files.writeString(runs.folder().resolve("a-file"), "");
        Files.createDirectories(runs.folder().resolve(".new-123/run"));

        Map<String, RunSummary> all =
                runs.list(Progress.NONE).stream().collect(Collectors.toMap(RunSummary::id, summary -> summary));
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
    void states_that_say_what_no_state_is_are_refused() throws IOException {
        RunFolder run = create("m");
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
        RunFolder run = create("m");
        Instant begin = watch.instant();
        run.begin(ME);
        watch.after(Duration.ofMinutes(10));
        run.stop();
        watch.after(Duration.ofHours(5));
        assertEquals(new RunState.Stopped(effort(begin, 10)), run.state());

        run.queue();
        assertEquals(new RunState.Queued(effort(begin, 10)), run.state());
        assertEquals(run.id(), runs.claimNext(ME).orElseThrow().id());
        watch.after(Duration.ofMinutes(5));
        assertEquals(effort(begin, 15), run.state().effort(watch.instant()));
        run.fail("the disk is full");
        assertEquals(new RunState.Failed(effort(begin, 15), "the disk is full"), run.state());

        run.begin(ME);
        watch.after(Duration.ofMinutes(1));
        run.finish();
        assertEquals(new RunState.Finished(effort(begin, 16).orElseThrow()), run.state());
    }

    @Test
    void what_makes_no_sense_is_refused_and_changes_nothing() {
        RunFolder run = create("m");
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
        RunFolder run = create("m");
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
        RunFolder run = create("m");
        Instant begin = watch.instant();
        run.begin(GONE);
        assertEquals(new RunState.Interrupted(effort(begin, 0).orElseThrow()), run.state());
        epoch(run, 1, 0.5);
        Files.setLastModifiedTime(run.metrics(), FileTime.from(begin.plus(Duration.ofMinutes(7))));
        assertEquals(new RunState.Interrupted(effort(begin, 7).orElseThrow()), run.state());

        watch.after(Duration.ofHours(1));
        run.begin(ME);
        watch.after(Duration.ofMinutes(3));
        assertEquals(effort(begin, 10), run.state().effort(watch.instant()));
    }

    @Test
    void a_process_is_known_by_its_start_as_well_as_its_number() {
        assertTrue(ME.isAlive());
        assertFalse(GONE.isAlive());
        assertTrue(new ProcessMark(ME.pid(), Optional.empty()).isAlive());
        assertFalse(new ProcessMark(Long.MAX_VALUE, Optional.empty()).isAlive());
        assertFalse(ME.isSameAs(new ProcessMark(ME.pid() + 1, ME.started())));
    }

    @Test
    void what_taught_nobody_anything_counts_as_abandoned_unless_it_is_pinned() {
        RunFolder run = create("m");
        assertFalse(only().isAbandoned());
        run.begin(ME);
        assertFalse(only().isAbandoned());
        watch.after(Duration.ofHours(1));
        run.stop();
        assertTrue(only().isAbandoned(), "stopped without an epoch");
        epoch(run, 1, 0.5);
        assertFalse(only().isAbandoned(), "stopped after an hour and an epoch");
        run.fail("no memory");
        assertTrue(only().isAbandoned(), "failed");
        AnnotateRun.pin(run, true).run(Progress.NONE);
        assertFalse(only().isAbandoned(), "pinned");
    }

    @Test
    void a_run_that_was_taken_out_of_the_queue_before_it_was_begun_is_not_abandoned() {
        RunFolder run = create("m");
        run.stop();
        assertFalse(only().isAbandoned());
        run.queue();
        run.begin(ME);
        run.stop();
        assertTrue(only().isAbandoned(), "begun and given up");
    }

    @Test
    void a_short_run_counts_as_abandoned_unless_it_came_to_its_end() {
        RunFolder run = create("m");
        run.begin(ME);
        epoch(run, 1, 0.5);
        watch.after(Duration.ofSeconds(59));
        run.stop();
        assertTrue(only().isAbandoned());
        run.begin(ME);
        run.finish();
        assertFalse(only().isAbandoned());
    }

    @Test
    void the_queue_gives_the_oldest_and_none_while_one_is_trained() {
        assertEquals(Optional.empty(), runs.next().map(RunFolder::id));
        assertEquals(Optional.empty(), runs.claimNext(ME).map(RunFolder::id));
        RunFolder first = create("z");
        watch.after(Duration.ofSeconds(1));
        RunFolder second = create("a");
        assertEquals(Optional.of(first.id()), runs.next().map(RunFolder::id));
        assertEquals(Optional.of(first.id()), runs.claimNext(ME).map(RunFolder::id));
        assertEquals(Optional.empty(), runs.next().map(RunFolder::id));
        assertEquals(Optional.empty(), runs.claimNext(ME).map(RunFolder::id));
        first.stop();
        assertEquals(Optional.of(second.id()), runs.claimNext(ME).map(RunFolder::id));
    }

    @Test
    void an_interrupted_run_holds_nobody_up_and_is_not_begun_again_by_itself() throws IOException {
        create("a").begin(GONE);
        watch.after(Duration.ofSeconds(1));
        RunFolder damaged = create("b");
        Files.writeString(damaged.path().resolve("state.json"), "?");
        watch.after(Duration.ofSeconds(1));
        String third = create("c").id();
        assertEquals(Optional.of(third), runs.claimNext(ME).map(RunFolder::id));
    }

    @Test
    void of_many_that_ask_at_once_one_gets_the_run() throws Exception {
        for (int round = 0; round < 20; round++) {
            RunFolder waiting = create("m");
            List<Optional<String>> claims =
                    atOnce(6, () -> new Runs(dataArea, watch).claimNext(ME).map(RunFolder::id));
            assertEquals(
                    List.of(waiting.id()),
                    claims.stream().flatMap(Optional::stream).toList());
            waiting.stop();
        }
    }

    @Test
    void notes_are_changed_and_said_again_as_before() {
        RunFolder run = create("m");
        RunNotes before = run.notes();
        AnnotateRun.rename(run, "Better name").run(Progress.NONE);
        AnnotateRun.note(run, "two\nlines \"quoted\"").run(Progress.NONE);
        AnnotateRun.Annotated pinned = AnnotateRun.pin(run, true).run(Progress.NONE);
        assertEquals(new RunNotes("Better name", false, "two\nlines \"quoted\""), pinned.before());
        assertEquals(new RunNotes("Better name", true, "two\nlines \"quoted\""), pinned.after());
        assertEquals(pinned.after(), run.notes());
        assertEquals(pinned.after(), only().notes());
        AnnotateRun.with(run, before).run(Progress.NONE);
        assertEquals(before, run.notes());
    }

    @Test
    void notes_changed_from_many_places_at_once_are_all_kept() throws Exception {
        RunFolder run = create("m");
        atOnce(6, () -> {
            String mark = Thread.currentThread().threadId() + ";";
            return run.annotate(notes -> notes.withNote(notes.note() + mark));
        });
        assertEquals(6, run.notes().note().split(";").length);
    }

    @Test
    void the_log_has_the_time_before_each_line_and_only_grows() throws IOException {
        RunFolder run = create("m");
        run.log("begun");
        watch.after(Duration.ofMillis(1500));
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
        RunFolder run = create("m");
        run.writeReport(Split.TEST, "# One\n", "<h1>One</h1>");
        run.writeReport(Split.TEST, "# Two\n", "<h1>Two</h1>");
        run.writeEvaluation(Split.TEST, "{}");
        assertEquals("# Two\n", Files.readString(run.report()));
        assertEquals("{}", Files.readString(run.evaluation()));
        assertTrue(names(run.path()).stream().noneMatch(name -> name.contains("part")));
    }

    @Test
    void the_recorder_writes_for_our_views_and_for_tensorboard_and_goes_on_in_the_same_table() throws IOException {
        RunFolder run = create("m");
        for (int epoch = 1; epoch <= 2; epoch++) {
            try (RunRecorder recorder = new RunRecorder(run, watch)) {
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
    void two_runs_side_by_side_show_what_differs() {
        RunSummary left = finished(
                RunConfig.EMPTY
                        .with("model", "a")
                        .with("epochs", 20)
                        .with("rate", 1.0)
                        .with("only_left", true),
                0.5);
        RunSummary right = finished(
                RunConfig.EMPTY
                        .with("rate", 1)
                        .with("epochs", 30)
                        .with("model", "a")
                        .with("z", "right"),
                0.75);
        RunDiff diff = RunDiff.between(left, right);
        assertEquals(
                List.of(
                        new RunDiff.Difference("epochs", Optional.of("20"), Optional.of("30")),
                        new RunDiff.Difference("only_left", Optional.of("true"), Optional.empty()),
                        new RunDiff.Difference("z", Optional.empty(), Optional.of("right"))),
                diff.settings());
        assertEquals(List.of(), diff.environment());
        assertEquals(List.of(new RunDiff.Pair("val/top1", Optional.of(0.5), Optional.of(0.75))), diff.metrics());
    }

    @Test
    void a_run_on_another_dataset_is_no_comparison_and_the_difference_says_so() {
        RunSummary left = finished(RunConfig.EMPTY, 0.5);
        RunFolder other = runs.create(
                "",
                "m",
                RunConfig.EMPTY,
                new RunEnvironment(
                        Map.of("handpick", "0.2"),
                        "Linux",
                        "a processor",
                        2,
                        1L << 33,
                        "processor",
                        "/data/set",
                        "cd".repeat(32)));
        RunSummary right = summary(other);
        RunDiff diff = RunDiff.between(left, right);
        assertEquals(
                List.of("versions.handpick", "dataset_sha256"),
                diff.environment().stream().map(RunDiff.Difference::what).toList());
        assertEquals(List.of(new RunDiff.Pair("val/top1", Optional.of(0.5), Optional.empty())), diff.metrics());
    }

    @Test
    void what_a_run_computes_on_is_noted_beside_the_machine() {
        RunEnvironment here = RunEnvironment.ofThisMachine(Map.of(), "/data", "");
        RunFolder run = runs.create("", "m", RunConfig.EMPTY, here);

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
        RunFolder run = runs.create("", "m", RunConfig.EMPTY, here);
        assertEquals(here, run.environment());
        assertEquals(OptionalLong.empty(), run.config().whole("epochs"));
    }

    private RunFolder create(String model) {
        return runs.create("", model, RunConfig.EMPTY, HERE);
    }

    private void epoch(RunFolder run, int epoch, double top1) {
        try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
            writer.append(MetricsRow.ofEpoch(epoch, epoch * 10L, "val", "top1", top1, watch.instant()));
        }
    }

    private RunSummary finished(RunConfig config, double top1) {
        RunFolder run = runs.create("", "m", config, HERE);
        epoch(run, 1, top1);
        return summary(run);
    }

    private RunSummary summary(RunFolder run) {
        return runs.list(Progress.NONE).stream()
                .filter(summary -> summary.id().equals(run.id()))
                .findFirst()
                .orElseThrow();
    }

    private RunSummary only() {
        List<RunSummary> all = runs.list(Progress.NONE);
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private static Optional<Effort> effort(Instant begin, long minutes) {
        return Optional.of(new Effort(begin, Duration.ofMinutes(minutes)));
    }

    /** The names in a folder without those of locks. */
    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .collect(Collectors.toSet());
        }
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(executor.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> all = new ArrayList<>();
            for (Future<T> result : results) {
                all.add(result.get());
            }
            return all;
        }
    }
}
