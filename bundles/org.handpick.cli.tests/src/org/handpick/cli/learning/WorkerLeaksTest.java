package org.handpick.cli.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handpick.cli.Terminal;
import org.handpick.core.Progress;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Worker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a worker takes to learn it gives back, or uses again: memory and files of its process. */
@EnabledOnOs(OS.LINUX)
class WorkerLeaksTest {
    private static final double FLAT = 1.05;
    private static final int SESSIONS = 10;
    private static final int EPOCHS = 12;

    private static final TrainingSettings SETTINGS = TrainingSettings.usualOf(
            "conv-small",
            List.of(
                    "model.width=64",
                    "model.height=48",
                    "training.sets_per_step=1",
                    "training.epochs=" + EPOCHS,
                    "training.patience=" + EPOCHS));

    @TempDir
    Path folder;

    private Path dataset;
    private final List<Held> held = new ArrayList<>();

    /** What a process holds. */
    private record Held(long files, long residentBytes) {
        static Held by(ProcessHandle process) {
            Path proc = Path.of("/proc", Long.toString(process.pid()));
            try (Stream<Path> files = Files.list(proc.resolve("fd"));
                    Stream<String> lines = Files.lines(proc.resolve("status"))) {
                long kibibytes = lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
                return new Held(files.count(), 1024 * kibibytes);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @BeforeEach
    void draw() {
        Path library = folder.resolve("library");
        Path log = folder.resolve("answers.csv");
        dataset = folder.resolve("dataset");
        Terminal terminal = Terminal.with(folder.resolve("data"));
        terminal.run("sample", "draw", library, "--sets", 25, "--size", "120x80", "--log", log);
        terminal.run("dataset", "build", "--log", log, "--images", library, "--out", dataset, "--split", "4,1,0");
    }

    @Test
    void two_hundred_steps_leave_nothing_behind() throws IOException {
        Path run = folder.resolve("run");
        Files.createDirectories(run.resolve("checkpoints"));
        List<Integer> steps = new ArrayList<>();
        withWorker((worker, process) -> worker.run(
                new Ask.Train(dataset, run, folder.resolve("cache"), SETTINGS),
                tell -> {
                    if (tell instanceof Tell.Stepped) {
                        steps.add(1);
                    } else if (tell instanceof Tell.EpochDone) {
                        held.add(Held.by(process));
                    }
                },
                Progress.NONE));

        assertTrue(steps.size() >= 200, () -> steps.size() + " steps");
        assertFlat();
    }

    @Test
    void ten_sessions_leave_nothing_behind() {
        withWorker((worker, process) -> {
            for (int session = 0; session < SESSIONS; session++) {
                worker.run(new Ask.Probe(dataset, folder.resolve("cache"), SETTINGS), tell -> {}, Progress.NONE);
                held.add(Held.by(process));
            }
        });

        assertFlat();
    }

    private interface Session {
        void hold(Worker worker, ProcessHandle process);
    }

    private static void withWorker(Session session) {
        List<Long> before =
                ProcessHandle.current().children().map(ProcessHandle::pid).toList();
        try (Worker worker =
                Worker.start(new InstalledWorker(Path.of("target", "cache").toAbsolutePath()).program())) {
            ProcessHandle process = ProcessHandle.current()
                    .children()
                    .filter(child -> !before.contains(child.pid()))
                    .findFirst()
                    .orElseThrow();
            session.hold(worker, process);
        }
    }

    /** Java tidies up when it likes, so one measurement says little: the last third is held against the one before. */
    private void assertFlat() {
        int third = held.size() / 3;
        List<Held> late = held.subList(held.size() - third, held.size());
        List<Held> before = held.subList(held.size() - 2 * third, held.size() - third);
        assertTrue(
                late.stream().mapToLong(Held::files).min().orElseThrow()
                        <= before.stream().mapToLong(Held::files).max().orElseThrow(),
                held::toString);
        assertTrue(medianBytes(late) <= medianBytes(before) * FLAT, held::toString);
    }

    private static long medianBytes(List<Held> some) {
        long[] sorted = some.stream().mapToLong(Held::residentBytes).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
