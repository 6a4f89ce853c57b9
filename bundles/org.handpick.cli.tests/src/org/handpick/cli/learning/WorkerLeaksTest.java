package org.handpick.cli.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.handpick.cli.Terminal;
import org.handpick.core.Progress;
import org.handpick.learning.runs.RunConfig;
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

/**
 * What a worker takes to learn it gives back, or uses again: memory and open files of its process, at the end against the beginning.
 * What the engine has open is counted beside it.
 */
@EnabledOnOs(OS.LINUX)
class WorkerLeaksTest {
    private static final double FLAT = 1.05;
    /** Until the engine has compiled its kernels and Java has the heap it wants, memory grows for good reasons. */
    private static final int WARM_UP_EPOCHS = 12;

    private static final int WARM_UP_SESSIONS = 3;
    private static final int STEPS = 200;
    private static final int SESSIONS = 10;
    private static final int EPOCHS = 24;
    /** Java tidies up when it likes, so one measurement says little; of open files a half says enough, one more or less comes and goes. */
    private static final int MEASURED = 3;

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
        AtomicInteger steps = new AtomicInteger();
        withWorker((worker, process) -> worker.run(
                train("run", SETTINGS),
                tell -> {
                    if (tell instanceof Tell.Stepped && !held.isEmpty()) {
                        steps.incrementAndGet();
                    } else if (tell instanceof Tell.EpochDone epoch && epoch.epoch() >= WARM_UP_EPOCHS) {
                        held.add(Held.by(process));
                    }
                },
                Progress.NONE));

        assertTrue(steps.get() >= STEPS, () -> steps + " steps");
        assertFlat();
    }

    @Test
    void ten_trainings_leave_nothing_behind() throws IOException {
        TrainingSettings one = TrainingSettings.of(SETTINGS.addTo(RunConfig.EMPTY), List.of("training.epochs=1"));
        withWorker((worker, process) -> {
            for (int session = 0; session < WARM_UP_SESSIONS + SESSIONS; session++) {
                worker.run(train("run-" + session, one), tell -> {}, Progress.NONE);
                if (session >= WARM_UP_SESSIONS) {
                    held.add(Held.by(process));
                }
            }
        });

        assertFlat();
    }

    private Ask.Train train(String run, TrainingSettings settings) throws IOException {
        Path path = folder.resolve(run);
        Files.createDirectories(path.resolve("checkpoints"));
        return new Ask.Train(dataset, path, folder.resolve("cache"), settings);
    }

    private interface Session {
        void hold(Worker worker, ProcessHandle process) throws IOException;
    }

    private static void withWorker(Session session) throws IOException {
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

    private void assertFlat() {
        List<Held> first = held.subList(0, MEASURED);
        List<Held> last = held.subList(held.size() - MEASURED, held.size());
        assertTrue(median(last, Held::residentBytes) <= median(first, Held::residentBytes) * FLAT, held::toString);

        List<Held> before = held.subList(0, held.size() / 2);
        List<Held> after = held.subList(held.size() / 2, held.size());
        assertTrue(median(after, Held::files) <= median(before, Held::files), held::toString);
    }

    private static long median(List<Held> some, ToLongFunction<Held> what) {
        long[] sorted = some.stream().mapToLong(what).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
