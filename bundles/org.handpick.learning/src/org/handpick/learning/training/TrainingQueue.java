package org.handpick.learning.training;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.handpick.dataset.Dataset;
import org.handpick.learning.runs.BusyRun;
import org.handpick.learning.runs.ProcessMark;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.Runs;

/**
 * Trains the runs of a data area one after the other, each in a process of its own that outlives this one.
 *
 * <p>What is trained and what waits is read from the runs themselves, so a queue that is made anew, or one in another process, goes
 * on where this one was left. For any thread but the UI's.
 */
public final class TrainingQueue {
    private static final System.Logger LOG = System.getLogger(TrainingQueue.class.getName());
    private static final int LAST_WORDS = 2000;
    /** What a shell would say of a process that was ended by a signal begins here. */
    private static final int SIGNALLED = 128;

    private final Runs runs;
    private final TrainingProgram program;
    /** Those that a person has asked to end, by id. */
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    public TrainingQueue(Runs runs, TrainingProgram program) {
        this.runs = Objects.requireNonNull(runs);
        this.program = Objects.requireNonNull(program);
    }

    /**
     * Makes a run that waits. A person has chosen its settings, so a program that they name as an encoder is trusted from now on.
     *
     * @param name free, for a person; when blank, the id is its name
     * @throws org.handpick.learning.runs.UnwritableRun when it can't be made; nothing of it is left then
     */
    public RunFolder add(String name, TrainingSettings settings, Dataset dataset) {
        return new TrainingPlan(runs, settings, dataset).queue(name);
    }

    /** Lets a run that was stopped, interrupted or failed wait for its turn to go on. @throws BusyRun when it can't */
    public void goOn(RunFolder run) {
        run.queue();
        asked.remove(run.id()); // of one that another workbench had begun, nobody here heard the end
    }

    /**
     * Starts the run that waits longest, when none is being trained.
     *
     * @throws UncheckedIOException when no process can be started; the run waits on then
     */
    public Optional<RunFolder> startNext() {
        return runs.claimNext(this::start);
    }

    private ProcessMark start(RunFolder run) {
        ProcessBuilder builder = new ProcessBuilder(program.command(run))
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(nothing()))
                .redirectOutput(Redirect.appendTo(run.console().toFile()));
        try {
            Process process = builder.start();
            process.onExit().thenAccept(ended -> settle(run, ended.exitValue())).exceptionally(why -> {
                LOG.log(System.Logger.Level.WARNING, run.path() + ": how it ended could not be noted", why);
                return null;
            });
            return ProcessMark.of(process.toHandle());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    run.path() + ": no process could be started to train it (" + e.getMessage() + "); it waits on", e);
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    /**
     * Asks the process that trains the run to end in order, which it does after the step at hand, with a checkpoint; where there are
     * no signals it ends at once, and the checkpoint of its last epoch is what it goes on from. A run that only waits is taken out of
     * the queue.
     */
    public void stop(RunFolder run) {
        if (run.state() instanceof RunState.Running running) {
            asked.add(run.id());
            ProcessHandle.of(running.process().pid())
                    .filter(process -> ProcessMark.of(process).isSameAs(running.process()))
                    .ifPresent(ProcessHandle::destroy);
        } else {
            run.stop();
        }
    }

    /** True when a person has asked the run to end and it hasn't done so yet. */
    public boolean isStopping(String id) {
        return asked.contains(id);
    }

    /** A process that could note by itself how it ended has done so; for one that could not, it is noted here. */
    private void settle(RunFolder run, int exit) {
        boolean wasAsked = asked.remove(run.id());
        if (!(run.state() instanceof RunState.Interrupted)) {
            return;
        }
        try {
            if (wasAsked) {
                run.stop();
            } else if (exit < SIGNALLED) {
                run.fail(lastWords(run).orElse("The program ended with " + exit + " before it said why"));
            }
        } catch (BusyRun e) {
            // somebody goes on with it already
        }
    }

    private static Optional<String> lastWords(RunFolder run) {
        if (!Files.exists(run.console())) {
            return Optional.empty();
        }
        try (RandomAccessFile file = new RandomAccessFile(run.console().toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(LAST_WORDS, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, last) -> last);
        } catch (IOException e) {
            return Optional.empty(); // that it ended is told all the same
        }
    }
}
