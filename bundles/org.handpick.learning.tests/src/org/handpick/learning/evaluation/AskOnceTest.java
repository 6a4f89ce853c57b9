package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.worker.WorkerFailure;
import org.handpick.learning.worker.WorkerProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a worker that can read every set but the second that it is asked about. */
class AskOnceTest {
    private static final String WORKER = """
            public class ReadsMost {
                public static void main(String[] none) throws Exception {
                    System.out.println("{\\"is\\":\\"ready\\",\\"engine\\":\\"test\\",\\"version\\":\\"1\\",\\"device\\":\\"processor\\",\\"threads\\":1}");
                    String line = new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine();
                    int sets = line.split("\\"id\\"", -1).length - 1;
                    for (int i = 0; i < sets; i++) {
                        System.out.println(i == 1
                                ? "{\\"is\\":\\"notscored\\",\\"id\\":\\"1\\",\\"why\\":\\"gone\\"}"
                                : "{\\"is\\":\\"scored\\",\\"id\\":\\"" + i + "\\",\\"scores\\":[" + i + ",0.25],"
                                        + "\\"boxes\\":[[0,0,1,1],[0.1,0.2,0.7,0.9]]}");
                    }
                    System.out.println("{\\"is\\":\\"done\\"}");
                    System.in.read();
                }
            }
            """;

    @TempDir
    Path folder;

    private WorkerProgram reads;
    private WorkerProgram isNotThere;
    private Path model;

    @BeforeEach
    void compile() throws IOException {
        Path source = folder.resolve("ReadsMost.java");
        Files.writeString(source, WORKER);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
        reads = new WorkerProgram(List.of(folder), "ReadsMost", folder);
        isNotThere = new WorkerProgram(List.of(), "no.such.Program", folder);
        model = folder.resolve("model");
        Files.writeString(model, "a model");
    }

    @Test
    void nobody_is_asked_again_about_images_of_the_same_contents() {
        List<LabelledSet> sets = sets(0, 3);
        ProposeForSets.Proposed first = propose(reads, sets);
        assertEquals(List.of("set 0", "set 2"), ids(first));
        assertEquals(List.of("set 1 (test): gone"), first.problems());

        ProposeForSets.Proposed again = propose(isNotThere, List.of(sets.get(2), sets.get(0)));
        assertEquals(List.of("set 2", "set 0"), ids(again));
        assertEquals(
                first.judged().getLast().proposal(), again.judged().getFirst().proposal());
    }

    @Test
    void what_could_not_be_read_is_asked_about_again_and_what_is_new_too() {
        propose(reads, sets(0, 3));

        assertThrows(WorkerFailure.class, () -> propose(isNotThere, sets(0, 3)));
        assertEquals(
                List.of("set 0", "set 1", "set 2"), ids(propose(reads, sets(0, 4))), "the last is the second asked");
    }

    @Test
    void another_model_is_asked_itself() throws IOException {
        propose(reads, sets(0, 1));
        Files.writeString(model, "a model that went on learning");

        assertThrows(WorkerFailure.class, () -> propose(isNotThere, sets(0, 1)));
    }

    @Test
    void a_damaged_cache_costs_time_and_nothing_else() throws IOException {
        propose(reads, sets(0, 1));
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, Files.readString(file).replace("scores", "sco"));
            }
        }

        assertEquals(List.of("set 0"), ids(propose(reads, sets(0, 1))));
    }

    private ProposeForSets.Proposed propose(WorkerProgram program, List<LabelledSet> sets) {
        try (AskOnce asked = new AskOnce(program, model, folder.resolve("cache"))) {
            return asked.propose(sets, Progress.NONE);
        }
    }

    private static List<String> ids(ProposeForSets.Proposed proposed) {
        return proposed.judged().stream().map(one -> one.set().id().text()).toList();
    }

    private static List<LabelledSet> sets(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(set -> Sets.set(
                        "set " + set,
                        Split.TEST,
                        List.of(image(2 * set), image(2 * set + 1)),
                        Sets.kept("a", 2, 0).label()))
                .toList();
    }

    private static LabelledImage image(int number) {
        return new LabelledImage(
                Path.of("/images", number + ".png"),
                number + ".png",
                "stage",
                new ImageSize(9, 9),
                1,
                "%064x".formatted(number));
    }
}
