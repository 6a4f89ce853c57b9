package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.handpick.learning.curves.Curve;
import org.handpick.learning.runs.MetricsReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By the file of a run that was trained for a million steps. */
class CurvesTest {
    private static final int STEPS = 1_000_000;
    private static final int WIDTH = 1200;
    private static final int HIGHEST = 654_321;
    private static final double HIGH = 40;
    private static final int LOWEST = 123_456;
    private static final double LOW = -3;
    private static final int GAP = 500_000;

    @TempDir
    static Path folder;

    private static List<Curves.RunSeries> runs;

    @BeforeAll
    static void read_a_million_steps() throws IOException {
        Path file = folder.resolve("metrics.csv");
        try (BufferedWriter rows = Files.newBufferedWriter(file)) {
            rows.write("step,epoch,split,metric,value,time\r\n");
            for (int step = 1; step <= STEPS; step++) {
                rows.write(step + ",,train,loss," + loss(step) + ",2026-03-01T08:00:00Z\r\n");
            }
        }
        MetricsReader reader = new MetricsReader(file);
        reader.poll();
        runs = List.of(new Curves.RunSeries("a", "long", reader.series()));
    }

    private static double loss(int step) {
        return switch (step) {
            case HIGHEST -> HIGH;
            case LOWEST -> LOW;
            case GAP -> Double.NaN;
            default -> 1 + Math.sin(step / 1000.0) * step % 7 / 7;
        };
    }

    @Test
    void a_line_of_a_million_steps_has_no_more_points_than_fit_and_none_that_tells_is_missing() {
        Curve drawn = line(0).curve();

        assertTrue(drawn.size() <= WIDTH && drawn.size() > WIDTH / 2, drawn.size() + " points");
        assertTells(drawn);
        assertTrue(hasGap(drawn), "the step without a number is closed");
        assertTrue(line(0).raw().isEmpty());
    }

    @Test
    void what_lies_behind_a_smoothed_line_is_thinned_as_well() {
        CurveScene.Line line = line(0.6);

        Curve raw = line.raw().orElseThrow();
        assertTrue(raw.size() <= WIDTH, raw.size() + " points");
        assertTrue(line.curve().size() <= WIDTH, line.curve().size() + " points");
        assertTells(raw);
    }

    private CurveScene.Line line(double smoothing) {
        Curves.Choice choice = new Curves.Choice("loss", Set.of("train"), Curves.Across.STEP, smoothing, WIDTH);
        List<CurveScene.Line> lines = new Curves(choice).scene(runs).lines();
        assertEquals(1, lines.size());
        return lines.getFirst();
    }

    private static void assertTells(Curve drawn) {
        assertEquals(1, drawn.x()[0]);
        assertEquals(STEPS, drawn.x()[drawn.size() - 1]);
        assertEquals(HIGH, drawn.y()[Arrays.binarySearch(drawn.x(), HIGHEST)]);
        assertEquals(LOW, drawn.y()[Arrays.binarySearch(drawn.x(), LOWEST)]);
    }

    private static boolean hasGap(Curve drawn) {
        for (int point = 0; point < drawn.size(); point++) {
            if (!drawn.isDrawn(point)) {
                return true;
            }
        }
        return false;
    }
}
