package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.handpick.core.Progress;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.worker.Worker;
import org.handpick.learning.worker.WorkerProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a worker that can read no image. */
class ProposeForSetsTest {
    private static final int SETS = 12;
    private static final String WORKER = """
            public class ReadsNothing {
                public static void main(String[] none) throws Exception {
                    System.out.println("{\\"is\\":\\"ready\\",\\"engine\\":\\"test\\",\\"version\\":\\"1\\",\\"device\\":\\"processor\\",\\"threads\\":1}");
                    new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine();
                    for (int i = SETS - 1; i >= 0; i--) {
                        System.out.println("{\\"is\\":\\"notscored\\",\\"id\\":\\"" + i + "\\",\\"why\\":\\"gone\\"}");
                    }
                    System.out.println("{\\"is\\":\\"done\\"}");
                    System.in.read();
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void sets_that_could_not_be_scored_are_named_in_their_order_and_with_their_side() throws IOException {
        Path source = folder.resolve("ReadsNothing.java");
        Files.writeString(source, WORKER.replace("SETS", String.valueOf(SETS)));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
        List<LabelledSet> sets = IntStream.range(0, SETS)
                .mapToObj(set -> Sets.set(
                        "set " + set,
                        Split.VAL,
                        Sets.kept("a", 2, 0).images(),
                        Sets.kept("a", 2, 0).label()))
                .toList();

        try (Worker worker = Worker.start(new WorkerProgram(List.of(folder), "ReadsNothing", folder))) {
            ProposeForSets.Proposed proposed =
                    new ProposeForSets(worker, folder.resolve("model"), folder, sets).run(Progress.NONE);

            assertEquals(List.of(), proposed.judged());
            assertEquals(
                    IntStream.range(0, SETS)
                            .mapToObj(set -> "set " + set + " (val): gone")
                            .toList(),
                    proposed.problems());
        }
    }
}
