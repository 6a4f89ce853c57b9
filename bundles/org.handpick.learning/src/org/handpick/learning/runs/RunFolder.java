package org.handpick.learning.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.handpick.core.files.AppendOnlyFile;
import org.handpick.core.files.Disk;
import org.handpick.dataset.Split;
import org.handpick.learning.runs.RunState.Effort;

/**
 * One run on disk. It holds no state: every question reads the file that answers it, so any number of these, in any number of
 * processes, may be of one run. For any thread but the UI's.
 */
public final class RunFolder {

    private final Path path;
    private final Clock clock;

    RunFolder(Path path, Clock clock) {
        this.path = path;
        this.clock = clock;
    }

    /**
     * The run in this folder, for a program that was given it.
     *
     * @throws UnreadableRun when there is no such folder
     */
    public static RunFolder at(Path path) {
        if (!Files.isDirectory(path)) {
            throw new UnreadableRun(path, "there is no such run");
        }
        return new RunFolder(path.toAbsolutePath().normalize(), Clock.systemUTC());
    }

    /** Its name among the runs, {@code 20260131-120000-resnet18}. */
    public String id() {
        return path.getFileName().toString();
    }

    /** What a person calls it; its id where that can't be read, of which who reads the {@link #notes} is told. */
    public String name() {
        try {
            return notes().name();
        } catch (UnreadableRun e) {
            return id();
        }
    }

    public Path path() {
        return path;
    }

    public Path metrics() {
        return path.resolve("metrics.csv");
    }

    public Path log() {
        return path.resolve("log.txt");
    }

    /** The sets of each epoch that the model had most trouble with; see {@link HardestSets}. */
    public Path hardest() {
        return path.resolve("hardest.jsonl");
    }

    /** The sets that the training does without, a sentence each; not there when there is none. */
    public Path leftOut() {
        return path.resolve("left-out.txt");
    }

    /** What a process that trained the run in the background printed: the last words of one that failed. */
    public Path console() {
        return path.resolve("console.txt");
    }

    /** The folder in which whoever trains keeps {@code best} and {@code last}. */
    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** The parameters that it is judged by, and that suggest. */
    public Path model() {
        return checkpoints().resolve("best.safetensors");
    }

    public Path report() {
        return report(Split.TEST);
    }

    /** The report as a page, for a browser. */
    public Path page() {
        return page(Split.TEST);
    }

    /** What came of the test side, which says whether the model is offered. */
    public Path evaluation() {
        return evaluation(Split.TEST);
    }

    /** The report on how it did on a side. The test side has the plain name: it alone judges a run. */
    public Path report(Split side) {
        return path.resolve("report" + suffix(side) + ".md");
    }

    public Path page(Split side) {
        return path.resolve("report" + suffix(side) + ".html");
    }

    public Path evaluation(Split side) {
        return path.resolve("evaluation" + suffix(side) + ".json");
    }

    private static String suffix(Split side) {
        return side == Split.TEST ? "" : "-" + side.key();
    }

    /** How much the pictures varied that the run learned from; runs of earlier versions have none. */
    public Path spread() {
        return path.resolve("spread.json");
    }

    /** When it was made, which is when its settings were written; long ago where they are gone. */
    Instant made() {
        try {
            return Files.getLastModifiedTime(path.resolve(RunConfig.FILE)).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH; // who reads the settings is told
        }
    }

    /** @throws UnreadableRun saying what is wrong with the file, as all that read one */
    public RunConfig config() {
        return RunConfig.read(path.resolve(RunConfig.FILE));
    }

    public RunEnvironment environment() {
        return RunEnvironment.read(path.resolve(RunEnvironment.FILE));
    }

    /** Notes what it is trained on. @param device in words */
    public void computesOn(String device) {
        RunFile.write(
                path.resolve(RunEnvironment.FILE), environment().on(device).json());
    }

    /** Those of a run without any give it its id as name. */
    public RunNotes notes() {
        Path file = path.resolve(RunNotes.FILE);
        return Files.exists(file) ? RunNotes.read(file) : new RunNotes(id(), false, "");
    }

    /** A run whose process is gone is {@link RunState.Interrupted}. */
    public RunState state() {
        return StateFile.read(path.resolve(StateFile.NAME), metrics());
    }

    AnnotateRun.Annotated annotate(UnaryOperator<RunNotes> change) {
        return RunsLock.held(path.getParent(), () -> {
            RunNotes before = notes();
            RunNotes after = change.apply(before);
            RunFile.write(path.resolve(RunNotes.FILE), after.json());
            return new AnnotateRun.Annotated(before, after);
        });
    }

    /** Replaces the report on a side for people, as Markdown and as a page. */
    public void writeReport(Split side, String markdown, String html) {
        RunFile.write(report(side), markdown);
        RunFile.write(page(side), html);
    }

    /**
     * Replaces a picture that the report on a side shows.
     *
     * @param name of the file
     * @return where it is, seen from the report
     */
    public String writePicture(Split side, String name, byte[] png) {
        String folder = "report" + suffix(side);
        Path file = path.resolve(folder).resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
        RunFile.write(file, png);
        return folder + "/" + name;
    }

    /** Replaces the list of what the training does without. @param sets a sentence each */
    public void writeLeftOut(List<String> sets) {
        if (sets.isEmpty()) {
            try {
                Files.deleteIfExists(leftOut());
            } catch (IOException e) {
                throw new UnwritableRun(leftOut(), e);
            }
        } else {
            RunFile.write(leftOut(), String.join("\n", sets) + "\n");
        }
    }

    /** What the training did without, a sentence for each set. */
    public List<String> leftOutSets() {
        try {
            return Files.exists(leftOut()) ? Files.readAllLines(leftOut()) : List.of();
        } catch (IOException e) {
            throw new UnreadableRun(leftOut(), e);
        }
    }

    /** Replaces the result of the evaluation by a side. @param json the whole text */
    public void writeEvaluation(Split side, String json) {
        RunFile.write(evaluation(side), json);
    }

    /** Replaces what is known of how much the pictures varied. @param json the whole text */
    public void writeSpread(String json) {
        RunFile.write(spread(), json);
    }

    /** Adds what happened to the log, with the time before each line of it. @throws UnwritableRun when it can't */
    public void log(String text) {
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        AppendOnlyFile log = new AppendOnlyFile(log(), "", Disk.LOCAL);
        try {
            for (String line : text.split("\\R")) {
                log.append(now + " " + line + "\n");
            }
        } catch (IOException e) {
            throw new UnwritableRun(log(), e);
        }
    }

    /**
     * Notes that a process trains this run from now on; a program does so with its own mark, or with that of a worker to which
     * it hands over a run that it has begun itself.
     *
     * @throws BusyRun when another living process trains it, or it is finished
     */
    public void begin(ProcessMark process) {
        RunsLock.held(path.getParent(), () -> {
            beginLocked(process);
            return process;
        });
    }

    void beginLocked(ProcessMark process) {
        RunState state = mine("be begun");
        if (state instanceof RunState.Finished) {
            throw new BusyRun(this, "is finished and can't be begun again; make a new one");
        }
        Instant now = clock.instant();
        Effort before = state.effort(now).orElse(new Effort(now, Duration.ZERO));
        write(new RunState.Running(before, now, process));
        noteInterruption(state);
    }

    /** Puts it back into the queue, to be continued. @throws BusyRun when it is being trained or is finished */
    public void queue() {
        change("be queued", effort -> new RunState.Queued(effort));
    }

    /** Notes that a person stopped it, or took it out of the queue. @throws BusyRun as {@link #finish} */
    public void stop() {
        change("be stopped", effort -> new RunState.Stopped(effort));
    }

    /** @param reason a sentence for a person @throws BusyRun as {@link #finish} */
    public void fail(String reason) {
        Objects.requireNonNull(reason);
        change("fail", effort -> new RunState.Failed(effort, reason));
    }

    /** Notes that it went to its end. @throws BusyRun when another living process trains it, or it is finished already */
    public void finish() {
        change(
                "be finished",
                effort -> new RunState.Finished(
                        effort.orElseThrow(() -> new BusyRun(this, "was never begun, so it can't be finished"))));
    }

    private interface Change {
        RunState after(Optional<Effort> effort);
    }

    private void change(String what, Change change) {
        RunsLock.held(path.getParent(), () -> {
            RunState state = mine(what);
            if (state instanceof RunState.Finished) {
                throw new BusyRun(this, "is finished and can't " + what);
            }
            RunState after = change.after(state.effort(clock.instant()));
            write(after);
            noteInterruption(state);
            return after;
        });
    }

    /** Who was killed could not note it; whoever takes the run up next does. */
    private void noteInterruption(RunState before) {
        if (before instanceof RunState.Interrupted) {
            log("It was interrupted: the process that trained it is gone and could not say why");
        }
    }

    /** Its state, when no other process is at work on it. */
    private RunState mine(String what) {
        RunState state = state();
        if (state instanceof RunState.Running running && !running.process().isSameAs(ProcessMark.current())) {
            throw new BusyRun(
                    this, "is trained by process " + running.process().pid() + " and can't " + what + " from here");
        }
        return state;
    }

    private void write(RunState state) {
        StateFile.write(path.resolve(StateFile.NAME), state);
    }
}
