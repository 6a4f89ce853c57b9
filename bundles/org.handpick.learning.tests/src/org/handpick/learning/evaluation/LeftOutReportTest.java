package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunEnvironment;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOutReportTest {
    @TempDir
    Path folder;

    private final Report report = new Report("run", List.of(new Report.Paragraph("figures")));

    @Test
    void a_report_counts_and_names_what_the_training_did_without() {
        List<String> sets = IntStream.range(0, 30)
                .mapToObj(i -> "set " + i + ": a.png: gone")
                .toList();

        String text = LeftOutReport.added(report, sets, "left-out.txt").markdown();

        assertTrue(text.contains("figures"), text);
        assertTrue(text.contains("these 30 sets"), text);
        assertTrue(text.contains("set 19"), text);
        assertFalse(text.contains("set 20"), text);
        assertTrue(text.contains("all in "), text);
    }

    @Test
    void a_training_that_did_without_nothing_says_nothing() {
        assertEquals(report, LeftOutReport.added(report, List.of(), "left-out.txt"));
    }

    @Test
    void a_run_knows_what_was_left_out_last() {
        RunFolder run = Runs.createAt(
                folder.resolve("run"),
                RunConfig.EMPTY,
                RunEnvironment.ofThisMachine(Map.of(), "dataset", "ab".repeat(32)));
        assertEquals(List.of(), run.leftOutSets());

        run.writeLeftOut(List.of("a: gone", "b: gone"));
        assertEquals(List.of("a: gone", "b: gone"), run.leftOutSets());

        run.writeLeftOut(List.of());
        assertEquals(List.of(), run.leftOutSets());
    }
}
