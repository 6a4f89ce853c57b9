package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.handpick.dataset.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ReportCommandTest {
    @Test
    void what_means_nothing_to_a_shell_stands_as_it_is() {
        assertEquals(
                "handpick evaluate --run /runs/20260101-1 --dataset /Übung/d --split val --report --data /home/a_b",
                new ReportCommand(Path.of("/runs/20260101-1"), Path.of("/Übung/d"), Split.VAL, Path.of("/home/a_b"))
                        .line());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_shell_hands_on_each_path_as_it_is() throws IOException {
        String hostile = "/a b/it's \"$(touch x)\";*~\\`&|<>\tü";

        Process shell = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "handpick() { printf '%s\\0' \"$@\"; }; "
                                + new ReportCommand(Path.of(hostile), Path.of("/d"), Split.TEST, Path.of("/-")).line())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(
                List.of("evaluate", "--run", hostile, "--dataset", "/d", "--split", "test", "--report", "--data", "/-"),
                List.of(words.split("\0")));
    }
}
