package org.handpick.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.samples.LibraryPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    @TempDir
    Path folder;

    private record Counting(AtomicReference<Path> used) implements Bench {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String summary() {
            return "Counts its runs.";
        }

        @Override
        public List<Figure> run(Path folder, int runs, Progress progress) {
            try {
                Files.writeString(folder.resolve("input"), "x");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            used.set(folder);
            return List.of(new Figure("counted", 1.5, "ms", runs));
        }
    }

    private Ran run(AtomicReference<Path> used, Object... words) {
        return Terminal.with(folder, new RunBench(List.of(new Counting(used)))).run(words);
    }

    @Test
    void figures_are_printed_one_a_line_and_the_inputs_are_removed() {
        AtomicReference<Path> used = new AtomicReference<>();

        Ran ran = run(used, "bench", "counting", "--runs", "7", "--json");

        assertEquals(
                "{\"bench\":\"counting\",\"metric\":\"counted\",\"value\":1.5,\"unit\":\"ms\",\"n\":7}\n", ran.out());
        assertTrue(Files.notExists(used.get()));
    }

    @Test
    void a_bench_of_the_workbench_needs_the_workbench() {
        Ran ran = run(new AtomicReference<>(), "bench", "scroll", "--json");

        assertEquals(Outcome.WRONG_USE, ran.outcome());
        assertEquals("the bench scroll belongs to the workbench, which is not installed here\n", ran.err());
    }

    @Test
    void an_unknown_bench_is_wrong_use() {
        assertEquals(
                "there is no bench jump; there are counting\n",
                run(new AtomicReference<>(), "bench", "jump").err());
    }

    @Test
    void every_bench_measures_something_real() {
        for (Bench bench : List.of(
                new DiscoverBench(40),
                new BackupBench(20_000),
                new LogBench(50),
                new DatasetBench(50, 2),
                new SplitBench(200),
                new CropBench(new ImageSize(64, 64)),
                new TrainBench(List.of("classic"), 30),
                new EmbedBench(30, false),
                new ThumbnailsBench(4, new ImageSize(64, 64)))) {
            Ran ran = Terminal.with(folder, new RunBench(List.of(bench)))
                    .run("bench", bench.name(), "--runs", "1", "--json");

            assertEquals(Outcome.DONE, ran.outcome(), ran.err());
            for (JsonObject figure : ran.json()) {
                assertEquals(List.of("bench", "metric", "value", "unit", "n"), List.copyOf(figure.keySet()));
                assertTrue(figure.get("value").getAsDouble() > 0, figure::toString);
            }
        }
    }

    @Test
    void what_was_learned_is_told_beside_the_rules() {
        LibraryPlan small = new LibraryPlan(60, new ImageSize(96, 64), 3, false);
        Bench learn = new LearnBench(small, TrainingSettings.usualOf("classic", List.of("training.epochs=2")));

        Ran ran = Terminal.with(folder, new RunBench(List.of(learn))).run("bench", "learn", "--json");

        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        Map<String, Double> figures = new HashMap<>();
        ran.json()
                .forEach(figure -> figures.put(
                        figure.get("metric").getAsString(), figure.get("value").getAsDouble()));
        assertTrue(
                figures.keySet()
                        .containsAll(List.of(
                                "top1", "mean_iou", "highest_stage_top1", "sharpest_top1", "median_box_mean_iou")),
                figures::toString);
        double minutes = figures.remove("minutes");
        assertTrue(minutes > 0);
        assertTrue(figures.values().stream().allMatch(share -> share >= 0 && share <= 1), figures::toString);
    }

    @Test
    void how_long_an_engine_looks_is_told_of_what_it_looked_at() {
        Figure figure = EmbedBench.forward("vit-tiny", folder, 1, Progress.NONE);

        assertEquals("vit-tiny_forward_4", figure.metric());
        assertEquals(5, figure.n());
        assertTrue(figure.value() > 0);
    }

    @Test
    void medians_and_percentiles_are_those_of_the_sorted_times() {
        Times five = Times.of(Stream.of(5, 1, 4, 2, 3).map(Duration::ofMillis).toList());
        Times four = Times.of(Stream.of(4, 1, 2, 3).map(Duration::ofMillis).toList());

        assertEquals(3, five.median());
        assertEquals(2.5, four.median());
        assertEquals(5, five.percentile(95));
        assertEquals(4, five.percentile(80));
        assertEquals(1, five.percentile(0));
    }

    @Test
    void a_peer_that_is_not_installed_takes_no_part() {
        List<Figure> figures = Contest.medians(new Contest()
                .ours("ours", () -> {})
                .peer("none", Peer.named("no-such-program", "no-such-program"))
                .run(1, Progress.NONE));

        assertEquals(
                List.of("ours_median"), figures.stream().map(Figure::metric).toList());
    }

    @Test
    void a_stranger_under_the_name_of_a_peer_takes_no_part() {
        assertFalse(new Peer("echo another program | grep -q ImageMagick", "exit 0").isInstalled());
    }

    @Test
    void a_peer_that_fails_ends_the_bench() {
        assertThrows(Peer.PeerFailed.class, Peer.named("sh", "exit 3")::run);
    }
}
