package org.handpick.learning.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Against a worker that writes down its process, greets as a file says, and answers a scoring with two words and the last. */
class ConversationTest {
    private static final String WORKER = """
            import java.io.*;
            import java.nio.file.*;
            import java.util.regex.*;

            public class SaysTwoThings {
                public static void main(String[] none) throws IOException {
                    Files.writeString(Path.of("FOLDER/pid.new"), "" + ProcessHandle.current().pid());
                    Files.move(Path.of("FOLDER/pid.new"), Path.of("FOLDER/pid"));
                    System.out.print(Files.readString(Path.of("FOLDER/greeting")));
                    System.out.flush();
                    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        Matcher model = Pattern.compile("\\"model\\":\\"([^\\"]+)\\"").matcher(line);
                        model.find();
                        if (model.group(1).equals("thinks")) {
                            System.out.println("{\\"is\\":\\"noted\\",\\"sentence\\":\\"thinking\\"}");
                            in.read();
                        }
                        for (int i = 0; i < 2; i++) {
                            System.out.println("{\\"is\\":\\"noted\\",\\"sentence\\":\\"" + model.group(1) + i + "\\"}");
                        }
                        System.out.println("{\\"is\\":\\"done\\"}");
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private WorkerProgram program;

    @BeforeEach
    void compile() throws IOException {
        Path source = folder.resolve("SaysTwoThings.java");
        Files.writeString(source, WORKER.replace("FOLDER", folder.toString()));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
        program = new WorkerProgram(List.of(folder), "SaysTwoThings", folder);
        greet("{\"is\":\"ready\",\"engine\":\"test\",\"version\":\"1\",\"device\":\"processor\",\"threads\":1}\n");
    }

    private void greet(String words) throws IOException {
        Files.writeString(folder.resolve("greeting"), words);
    }

    @AfterEach
    void end() throws Exception {
        process().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void an_answer_that_was_not_heard_to_its_end_is_not_taken_for_the_next_one() {
        try (Worker worker = Worker.start(program)) {
            assertEquals(List.of(new Tell.Noted("a0"), new Tell.Noted("a1")), told(worker, "a"));
            assertThrows(
                    ArithmeticException.class,
                    () -> worker.run(
                            ask("b"),
                            tell -> {
                                throw new ArithmeticException();
                            },
                            Progress.NONE));

            for (String next : List.of("c", "d")) {
                WorkerFailure.Died died = assertThrows(WorkerFailure.Died.class, () -> told(worker, next));
                assertTrue(died.getMessage().contains("nobody heard its last answer"), died::getMessage);
            }
        }
    }

    /** Windows ends no process because memory runs out, and has no signals. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void of_a_worker_that_is_killed_it_is_said_that_memory_may_have_run_out_and_what_to_do() {
        try (Worker worker = Worker.start(program)) {
            WorkerFailure.Died died = assertThrows(
                    WorkerFailure.Died.class,
                    () -> worker.run(
                            ask("thinks"),
                            tell -> assertTrue(process().orElseThrow().destroyForcibly()),
                            Progress.NONE));

            assertTrue(died.getMessage().contains("was killed"), died::getMessage);
            assertTrue(died.getMessage().contains("memory ran out"), died::getMessage);
            assertTrue(died.getMessage().contains("fewer sets a step"), died::getMessage);
        }
    }

    /** As of a worker whose engine crashes: Java says so itself, on the stream of the messages. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void of_a_worker_that_crashes_in_native_code_what_Java_says_of_it_are_the_last_words() {
        try (Worker worker = Worker.start(program)) {
            WorkerFailure.Died died = assertThrows(
                    WorkerFailure.Died.class,
                    () -> worker.run(ask("thinks"), tell -> crash(process().orElseThrow()), Progress.NONE));

            assertTrue(died.getMessage().contains("SIGSEGV"), died::getMessage);
            Path report = Path.of(System.getProperty("java.io.tmpdir"), "handpick-worker-%d.log".formatted(pid()));
            assertTrue(died.getMessage().contains(report.toString()), died::getMessage);
            assertTrue(report.toFile().delete(), "there is a report, and it is deleted");
        }
    }

    private static void crash(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-SEGV", Long.toString(process.pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_worker_that_never_says_that_it_is_ready_can_be_cancelled_and_is_ended() throws Exception {
        greet("");
        Progress cancelledOnceItRuns = new Progress() {
            @Override
            public boolean isCancelled() {
                return Files.exists(folder.resolve("pid"));
            }
        };

        assertThrows(
                Cancelled.class,
                () -> Worker.start(program, cancelledOnceItRuns).close());

        assertEnded();
    }

    @Test
    void a_worker_that_begins_with_something_else_is_ended() throws Exception {
        greet("{\"is\":\"done\"}\n");

        assertThrows(WorkerFailure.NotThere.class, () -> Worker.start(program).close());

        assertEnded();
    }

    private List<Tell> told(Worker worker, String model) {
        List<Tell> told = new ArrayList<>();
        worker.run(ask(model), told::add, Progress.NONE);
        return told;
    }

    private static Ask ask(String model) {
        return new Ask.Score(Path.of(model), Path.of("cache"), List.of());
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid());
    }

    private long pid() {
        try {
            return Long.parseLong(Files.readString(folder.resolve("pid")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertEnded() throws Exception {
        Optional<ProcessHandle> still = process();
        if (still.isPresent()) {
            still.get().onExit().get(60, TimeUnit.SECONDS);
        }
    }
}
