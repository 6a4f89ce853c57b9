package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void what_is_stopped_before_it_began_is_not_begun() throws InterruptedException {
        TestEngine.engine();
        TrainedOnce trained = new TrainedOnce(folder);
        Ask.Score score = new Ask.Score(
                trained.model(),
                folder.resolve("cache"),
                IntStream.range(0, 50)
                        .mapToObj(i -> new Ask.ImagesToScore("set" + i, trained.images()))
                        .toList());

        // The first is under way when the second is asked and stopped at once.
        List<Tell> told = told(List.of(score, score, new Ask.Stop()));

        assertInstanceOf(Tell.Ready.class, told.getFirst());
        assertEquals(
                2, told.stream().filter(tell -> tell.equals(new Tell.Done())).count());
        int firstDone = told.indexOf(new Tell.Done());
        assertEquals(List.of(new Tell.Done()), told.subList(firstDone + 1, told.size()));
    }

    @Test
    void what_there_is_no_memory_for_is_told_with_what_to_do() throws InterruptedException {
        TestEngine.engine();
        int petabyte = 2_000_000_000; // of pictures

        List<Tell> told = told(List.of(new Ask.Forward(TrainingSettings.USUAL, petabyte, 1)));

        Tell.Failed failed = assertInstanceOf(Tell.Failed.class, told.getLast());
        assertTrue(failed.sentence().startsWith("There is not enough memory"), failed::toString);
    }

    private static List<Tell> told(List<Ask> asked) throws InterruptedException {
        String lines = asked.stream().map(Wire::line).collect(Collectors.joining("\n", "", "\n"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Main(
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8))
                .run();
        return out.toString(StandardCharsets.UTF_8).lines().map(Wire::tell).toList();
    }
}
