package org.handpick.learning.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.learning.runs.RunState.Effort;

/** Runs of one data area, under a clock that stands until it is set. */
final class RunShelf {
    static final RunEnvironment HERE = new RunEnvironment(
            Map.of("handpick", "0.1"), "Linux", "a processor", 2, 1L << 33, "processor", "/data/set", "ab".repeat(32));
    static final ProcessMark ME = ProcessMark.current();
    /** The number of this process with the start of an earlier one: a process that is gone. */
    static final ProcessMark GONE = new ProcessMark(ME.pid(), Optional.of(Instant.parse("2001-01-01T00:00:00Z")));

    final Watch watch = new Watch();
    final Runs runs;

    RunShelf(Path dataArea) {
        runs = new Runs(dataArea, watch);
    }

    /** A clock that stands until it is set. */
    static final class Watch extends Clock {
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

    RunFolder create(String model) {
        return runs.create("", model, RunConfig.EMPTY, HERE);
    }

    /** Writes that an epoch of a run has ended. */
    void epoch(RunFolder run, int epoch, double top1) {
        try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
            writer.append(MetricsRow.ofEpoch(epoch, epoch * 10L, "val", "top1", top1, watch.instant()));
        }
    }

    RunSummary summary(RunFolder run) {
        return runs.list(Progress.NONE).stream()
                .filter(summary -> summary.id().equals(run.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Of the one run that there is. */
    RunSummary only() {
        List<RunSummary> all = runs.list(Progress.NONE);
        assertEquals(1, all.size());
        return all.getFirst();
    }

    static Optional<Effort> effort(Instant begin, long minutes) {
        return Optional.of(new Effort(begin, Duration.ofMinutes(minutes)));
    }

    /** The names in a folder without those of locks. */
    static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .collect(Collectors.toSet());
        }
    }

    /** What each of some threads makes that begin at once. */
    static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
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
