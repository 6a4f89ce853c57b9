package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.runs.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteRunReportTest {
    private static final ImageSize SIZE = new ImageSize(30, 20);

    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void make() throws IOException {
        run = RunFolder.at(Files.createDirectory(folder.resolve("run")));
    }

    @Test
    void sets_of_one_name_in_two_libraries_have_a_picture_each() throws IOException {
        write(Split.TEST, judged("one"), judged("two"));

        assertEquals(
                List.of("t_1-2.png", "t_1.png"),
                names(run.path().resolve("report")).stream()
                        .filter(name -> name.endsWith(".png"))
                        .toList());
        String text = Files.readString(run.report());
        assertTrue(text.contains("(./report/t_1.png)") && text.contains("(./report/t_1-2.png)"), text);
    }

    @Test
    void another_side_than_the_test_side_leaves_alone_what_says_whether_the_model_is_offered() throws IOException {
        write(Split.TEST, judged("one"));
        String before = Files.readString(run.evaluation());

        write(Split.VAL, judged("two"));

        assertEquals(before, Files.readString(run.evaluation()));
        assertTrue(before.startsWith("{\"split\":\"test\""), before);
        assertTrue(Files.readString(run.evaluation(Split.VAL)).startsWith("{\"split\":\"val\""));
        assertTrue(Files.readString(run.report(Split.VAL)).contains("chose the epoch"));
        assertFalse(Files.readString(run.report()).contains("chose the epoch"));
    }

    private void write(Split side, Judged... judged) {
        Evaluation evaluation = new Evaluate(
                        List.of(judged),
                        Baselines.fit(List.of(), StageLadder.DEFAULT, Optional.empty(), 1),
                        Calibration.NONE,
                        Bootstrap.DEFAULT)
                .run(Progress.NONE);
        Basis basis = new Basis(side, "d".repeat(64), true, 0, "e".repeat(64));
        new WriteRunReport(
                        run,
                        new EvaluateRun.Evaluated(
                                evaluation,
                                basis,
                                List.of(judged),
                                new Replay(List.of()),
                                Consistency.UNKNOWN,
                                List.of()),
                        new ReportCommand(run.path(), folder, side, folder))
                .run(Progress.NONE);
    }

    private Judged judged(String library) throws IOException {
        Path file = Files.createDirectory(folder.resolve(library)).resolve("a.png");
        ImageIO.write(new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        LabelledImage image = new LabelledImage(file, "a.png", "stage1_generated", SIZE, 1, "0".repeat(64));
        return new Judged(
                new LabelledSet(
                        new SetId("t_1"),
                        library,
                        Split.TEST,
                        List.of(image, image),
                        Optional.of(new LabelledSet.Label(0, Optional.empty())),
                        Sets.NOON,
                        false),
                Sets.scores(0.0, 1.0));
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
